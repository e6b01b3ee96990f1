import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'umi';
import { useQuery, useSession } from '@/client';
import { type Column, EmptyState, Loaded, Page, PageTitle, ResponsiveTable } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { useDefinitionColumns } from './definition-columns';
import type { DefinitionHead, Kind } from './definition-version';
import css from './studio.css';
import { StudioNav } from './studio-nav';

export type LayerHead = DefinitionHead;

interface LayerListProps {
  kind: Kind;
  title: string;
  /** 4 张. */
  countOf: (n: number) => string;
  hint: string;
  find: string;
  none: { title: string; hint: string };
  actions?: ReactNode;
  hrefOf: (row: LayerHead) => string;
  /** What a county does with the base: where, and in which words. */
  own: { label: string; hrefOf: (key: string, county: string) => string };
}

/** Definitions that regions change: each base, and under it the layers. */
export function LayerList({ kind, title, countOf, hint, find: finding, none, actions, hrefOf, own }: LayerListProps) {
  const t = useText(studio);
  const label = useLabel();
  const { user } = useSession();
  const [find, setFind] = useState('');
  const query = useQuery<{ items: LayerHead[] }>('/definitions', { query: { kind } });
  const county = user?.role === 'county-administrator' ? user.region?.code : null;
  const items = query.data?.items ?? [];
  const bases = new Map(items.flatMap((item) => (item.region === null ? [[item.key, item] as const] : [])));
  // A layer is called as its base is: whose it is stands beside it.
  const titleOf = (row: LayerHead) => label((bases.get(row.key) ?? row).title) || row.key;
  const columns = useDefinitionColumns<LayerHead>({ titleOf, hrefOf });
  const act: Column<LayerHead> = {
    key: 'act',
    title: '',
    card: 'action',
    render: (row) => (county && row.region === null ? <Link to={own.hrefOf(row.key, county)}>{own.label}</Link> : null),
  };
  const wanted = find.trim();
  const shown = items
    .filter((item) => titleOf(item).includes(wanted) || item.key.includes(wanted))
    .sort((a, b) => a.key.localeCompare(b.key) || (a.region ?? '').localeCompare(b.region ?? ''));
  return (
    <Page>
      <StudioNav />
      <PageTitle title={title} note={query.data ? countOf(bases.size) : null} actions={actions} />
      <p className="note">{hint}</p>
      <Input
        allowClear
        aria-label={finding}
        className={css.findAlone}
        placeholder={finding}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <Loaded query={query} rows={8}>
        {() => (
          <ResponsiveTable<LayerHead>
            caption={title}
            columns={[columns.title, columns.layer, columns.version, columns.status, columns.updatedAt, act]}
            rows={shown}
            rowKey={({ key, region }) => `${key}@${region ?? ''}`}
            hrefOf={hrefOf}
            refreshing={query.refreshing}
            empty={wanted ? <EmptyState title={t('noneFound')} hint={t('noneFoundHint')} /> : <EmptyState {...none} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
