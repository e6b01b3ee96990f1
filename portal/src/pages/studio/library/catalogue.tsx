import { Select } from 'antd';
import { Link } from 'umi';
import { useQuery } from '@/client';
import { SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { CatalogueIndicator, CatalogueItem, InLibrary } from '../item/catalogue';
import { StandingWords } from '../item/standing-words';
import css from './designer.css';
import type { PartProps } from './part';
import { faultsAt } from './use-faults';

/** What the library gives to each entry, and what is told of it: chosen by name from what is published. */
export function Catalogue(props: PartProps) {
  const t = useText(studioItem);
  const items = useQuery<{ items: CatalogueItem[] }>('/items', { fresh: 5000 }).data?.items ?? [];
  const indicators = useQuery<{ items: CatalogueIndicator[] }>('/indicators', { fresh: 5000 }).data?.items ?? [];
  const standing = (key: string) => {
    const item = items.find((one) => one.key === key);
    return item ? <StandingWords {...item} /> : null;
  };
  return (
    <>
      <Chosen
        {...props}
        list="items"
        known={items}
        title={t('items')}
        note={t('sectionHelp')}
        add={t('addItem')}
        room={{ label: t('openCatalogue'), href: '/studio/items' }}
        more={standing}
      />
      <Chosen
        {...props}
        list="indicators"
        known={indicators}
        title={t('indicators')}
        note={t('indicatorsHint')}
        add={t('addIndicator')}
        room={{ label: t('openIndicators'), href: '/studio/indicators' }}
        more={() => null}
      />
    </>
  );
}

interface ChosenProps extends PartProps {
  list: 'items' | 'indicators';
  known: readonly InLibrary[];
  title: string;
  note: string;
  add: string;
  room: { label: string; href: string };
  more(key: string): React.ReactNode;
}

function Chosen({ library, issues, readOnly, change, list, known, title, note, add, room, more }: ChosenProps) {
  const t = useText(studioItem);
  const label = useLabel();
  const keys = Array.isArray(library[list]) ? (library[list] as string[]) : [];
  const nameOf = (key: string) => label(known.find((one) => one.key === key)?.name) || key;
  return (
    <section className={css.block}>
      <SectionTitle title={title} note={note} action={<Link to={room.href}>{room.label}</Link>} />
      {readOnly ? null : (
        <Select
          className={css.wide}
          aria-label={add}
          showSearch
          optionFilterProp="label"
          value={null}
          placeholder={add}
          options={known
            .filter(({ key }) => !keys.includes(key))
            .map(({ key, name }) => ({ value: key, label: label(name) }))}
          onChange={(key: string | null) => key && change({ [list]: [...keys, key] })}
        />
      )}
      {keys.length === 0 ? (
        <p className="note">{t('noneChosen')}</p>
      ) : (
        <ol className={css.rows} aria-label={title}>
          {keys.map((key, at) => (
            <li key={key}>
              <div className={css.what}>
                <Link to={`${room.href}/${key}`}>{nameOf(key)}</Link>
                <code>{key}</code>
              </div>
              {faultsAt(issues, `body.${list}.${at}`)[0] ? (
                <span className={css.fault}>{t('unknown')}</span>
              ) : (
                <span className="note">{more(key)}</span>
              )}
              {readOnly ? null : (
                <span className={css.acts}>
                  <button
                    type="button"
                    className="link"
                    aria-label={t('removeOf', { name: nameOf(key) })}
                    onClick={() => change({ [list]: keys.filter((one) => one !== key) })}
                  >
                    {t('remove')}
                  </button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
