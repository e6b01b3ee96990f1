import { Checkbox, Select } from 'antd';
import { type LibraryItem, useQuery } from '@/client';
import type { Query } from '@/client/use-query';
import { EmptyState, formatCount, LightShape, Loaded } from '@/components';
import { RegionPicker } from '@/form/fields/region-select';
import { useLabel, useText } from '@/locale';
import { mapWords } from '@/locale/map';
import type { Gathered } from './gather';
import css from './map.css';
import type { Picked, Place, Places } from './map-data';
import { LIGHTS, type MapState } from './map-state';

interface ProjectPanelProps {
  state: MapState;
  library: string;
  query: Query<Places>;
  gathered: Gathered;
  change(part: Partial<MapState>): void;
  onPick(picked: Picked): void;
}

const LISTED = 200;

/** Which projects stand on the map, and the same as a list. */
export function ProjectPanel({ state, library, query, gathered, change, onPick }: ProjectPanelProps) {
  const t = useText(mapWords);
  const common = useText();
  const label = useLabel();
  const libraries = useQuery<{ items: LibraryItem[] }>('/libraries', { fresh: 600_000 }).data?.items ?? [];
  const unplaced = gathered.counties.reduce((sum, { places }) => sum + places.length, 0);
  return (
    <>
      <div className={css.tools}>
        <Select
          aria-label={t('library')}
          value={library || null}
          placeholder={t('library')}
          options={libraries.map(({ key, name }) => ({ value: key, label: label(name) }))}
          onChange={(key: string) => change({ library: key, picked: null })}
        />
        <RegionPicker
          label={t('region')}
          placeholder={t('region')}
          value={state.region || null}
          onChange={(region) => change({ region: region ?? '', picked: null })}
        />
        <Checkbox.Group
          aria-label={t('lights')}
          className={css.lights}
          value={state.lights}
          onChange={(lights) => change({ lights: LIGHTS.filter((light) => lights.includes(light)), picked: null })}
        >
          {LIGHTS.map((light) => (
            <Checkbox key={light} value={light}>
              <LightShape light={light} /> {common(light)}
            </Checkbox>
          ))}
        </Checkbox.Group>
      </div>
      <Loaded query={query} rows={6}>
        {({ count, items }) => (
          <>
            <div className={css.said}>
              <p role="status">
                {count > items.length
                  ? t('projectsCut', { n: formatCount(count), most: formatCount(items.length) })
                  : t('projectsN', { n: formatCount(count) })}
              </p>
              {unplaced > 0 ? <p className="note">{t('byCounty', { n: formatCount(unplaced) })}</p> : null}
              {gathered.nowhere.length > 0 ? (
                <p className="note">{t('nowhere', { n: gathered.nowhere.length })}</p>
              ) : null}
            </div>
            {items.length === 0 ? <EmptyState title={t('noProjects')} hint={t('noProjectsHint')} /> : null}
            <PlaceList places={items} picked={state.picked} onPick={onPick} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** Projects as a list: what the map shows, for those who do not see it. */
export function PlaceList({
  places,
  picked,
  onPick,
}: {
  places: readonly Place[];
  picked: Picked | null;
  onPick(picked: Picked): void;
}) {
  const t = useText(mapWords);
  return (
    <>
      <ul className={css.places}>
        {places.slice(0, LISTED).map(({ id, name, light, region }) => (
          <li key={id} className={picked?.kind === 'project' && picked.id === id ? css.current : undefined}>
            <button type="button" className="opens" onClick={() => onPick({ kind: 'project', id })}>
              <LightShape light={light} /> {name}
              <span className="note">{region.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {places.length > LISTED ? <p className={css.none}>{t('shownOf', { n: LISTED })}</p> : null}
    </>
  );
}
