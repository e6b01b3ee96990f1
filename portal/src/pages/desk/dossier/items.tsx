import { type Entry, useQuery } from '@/client';
import { type Column, Loaded, ResponsiveTable, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { entryItems } from '@/locale/entry-items';
import css from './items.css';

/** An approval item as it was given to an entry; `standing` is how it stands in the catalogue today. */
interface EntryItem {
  key: string;
  version: number;
  name: string;
  stage: { key: string; label: string };
  department: { name: string };
  workingDays: number;
  extensionDays: number;
  legalBasis: string;
  sample: boolean;
  standing: 'to-come' | 'in-force' | 'ended';
  until: string | null;
}

/** What has to be applied for: by whom it is decided, in what time, by which law, and with which version it goes on. */
export function Items({ entry }: { entry: Entry }) {
  const query = useQuery<{ items: EntryItem[] }>(`/entries/${entry.id}/items`);
  if (query.data?.items.length === 0) return null;
  return (
    <Loaded query={query} rows={4}>
      {({ items }) => <ItemTable items={items} />}
    </Loaded>
  );
}

function ItemTable({ items }: { items: EntryItem[] }) {
  const t = useText(entryItems);
  const standing = ({ standing, until }: EntryItem) => {
    if (standing !== 'ended') return t('inUse');
    return <b>{until ? t('ended', { day: until }) : t('endedNow')}</b>;
  };
  const columns: Column<EntryItem>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: ({ name, sample, stage }) => (
        <div className={css.named}>
          <span>
            {name}
            {sample ? <span className={css.sample}>{t('sample')}</span> : null}
          </span>
          <span className={css.stage}>{stage.label}</span>
        </div>
      ),
    },
    { key: 'department', title: t('department'), card: 'line', render: ({ department }) => department.name },
    {
      key: 'days',
      title: t('days'),
      unit: t('daysUnit'),
      numeric: true,
      card: 'line',
      render: ({ workingDays, extensionDays }) => (
        <>
          {workingDays}
          {extensionDays > 0 ? <span className={css.longer}>{t('longer', { n: extensionDays })}</span> : null}
        </>
      ),
    },
    { key: 'basis', title: t('basis'), card: 'line', width: '34%', render: ({ legalBasis }) => legalBasis },
    {
      key: 'standing',
      title: t('standing'),
      card: 'line',
      render: (item) => (
        <div className={css.named}>
          <span>{standing(item)}</span>
          <span className={css.stage}>{t('version', { n: item.version })}</span>
        </div>
      ),
    },
  ];
  return (
    <section className={css.block}>
      <SectionTitle title={t('items')} note={t('count', { n: items.length })} />
      <ResponsiveTable<EntryItem> caption={t('items')} columns={columns} rows={items} rowKey={({ key }) => key} />
    </section>
  );
}
