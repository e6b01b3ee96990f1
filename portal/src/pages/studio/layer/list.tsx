import { LAYER_GROUPS, type LayerGroup } from '@project-cloud/library';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import { useQuery, useSession } from '@/client';
import {
  type Column,
  EmptyState,
  formatCount,
  formatDate,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { studioLayer } from '@/locale/studio-layer';
import type { MapLayer } from '@/pages/desk/map/map-data';
import { Swatch } from '@/pages/desk/map/swatch';
import type { DefinitionHead } from '../definition-version';
import css from '../item/item.css';
import { StudioNav } from '../studio-nav';

const GROUPS = Object.keys(LAYER_GROUPS) as LayerGroup[];

/** The layers of the map: what they are about, whose data they show and of which day. */
export default function LayerListPage() {
  const t = useText(studioLayer);
  const words = useText(studioItem);
  const label = useLabel();
  const navigate = useNavigate();
  const { may } = useSession();
  const [find, setFind] = useState('');
  const [group, setGroup] = useState<LayerGroup | null>(null);
  const query = useQuery<{ items: MapLayer[] }>('/layers', { fresh: 5000 });
  const heads = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'layer' }, fresh: 5000 });
  const known = new Set(query.data?.items.map(({ key }) => key));
  const drafts = (heads.data?.items ?? []).filter(({ key, status }) => !known.has(key) && status !== 'published');
  const columns: Column<MapLayer>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: ({ key, name, sample, geometry, style }) => (
        <div className={css.named}>
          <span>
            <Swatch geometry={geometry} {...style} /> <Link to={`/studio/layers/${key}`}>{label(name)}</Link>
            {sample ? <span className={css.sample}>{t('sample')}</span> : null}
          </span>
          <code>{key}</code>
        </div>
      ),
    },
    { key: 'group', title: t('group'), card: 'sub', render: (layer) => label(LAYER_GROUPS[layer.group]) },
    { key: 'source', title: t('source'), card: 'line', render: ({ source }) => source },
    {
      key: 'date',
      title: t('sourceDate'),
      card: 'line',
      render: ({ sourceDate }) => <span className={css.nowrap}>{formatDate(sourceDate)}</span>,
    },
    {
      key: 'features',
      title: t('features'),
      numeric: true,
      card: 'figure',
      render: ({ data }) => (data ? formatCount(data.features) : t('noData')),
    },
  ];
  const shown = (items: MapLayer[]) =>
    items
      .filter((layer) => group === null || layer.group === group)
      .filter((layer) => label(layer.name).includes(find.trim()) || layer.key.includes(find.trim()));
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('layers')}
        note={query.data ? t('layerCount', { n: query.data.items.length }) : null}
        actions={
          <>
            <Link to="/desk/map">{t('onMap')}</Link>
            {may('model.write') ? (
              <Button type="primary" onClick={() => navigate('/studio/layers/new')}>
                {t('newLayer')}
              </Button>
            ) : null}
          </>
        }
      />
      <p className="note">{t('layersHint')}</p>
      <div className={css.filters}>
        <Input
          allowClear
          aria-label={t('find')}
          className={css.find}
          placeholder={t('find')}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <Select
          allowClear
          aria-label={t('group')}
          className={css.find}
          placeholder={t('group')}
          value={group}
          options={GROUPS.map((value) => ({ value, label: label(LAYER_GROUPS[value]) }))}
          onChange={(next: LayerGroup | undefined) => setGroup(next ?? null)}
        />
      </div>
      {drafts.length > 0 ? (
        <p className="note">
          {words('draftsOpen')}
          {drafts.map(({ key, title }) => (
            <Link key={key} className={css.draft} to={`/studio/layers/${key}`}>
              {label(title)}
            </Link>
          ))}
        </p>
      ) : null}
      <Loaded query={query} rows={8}>
        {({ items }) => (
          <ResponsiveTable<MapLayer>
            caption={t('layers')}
            columns={columns}
            rows={shown(items)}
            rowKey={({ key }) => key}
            hrefOf={({ key }) => `/studio/layers/${key}`}
            refreshing={query.refreshing}
            empty={<EmptyState title={t('noLayers')} hint={t('noLayersHint')} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
