import { ITEM_LEVELS, ITEM_STAGES } from '@project-cloud/library';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import { useQuery, useSession } from '@/client';
import { type Column, EMPTY, EmptyState, formatCount, Loaded, Page, PageTitle, ResponsiveTable } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionHead } from '../definition-version';
import { StudioNav } from '../studio-nav';
import type { CatalogueItem } from './catalogue';
import css from './item.css';
import { StandingWords } from './standing-words';

type Stage = keyof typeof ITEM_STAGES;
const ORDER = Object.keys(ITEM_STAGES);

/** The catalogue of approval items: who decides in what time, from when to when, and which libraries give them. */
export default function ItemListPage() {
  const t = useText(studioItem);
  const label = useLabel();
  const navigate = useNavigate();
  const { may } = useSession();
  const [find, setFind] = useState('');
  const [stage, setStage] = useState<Stage | null>(null);
  const query = useQuery<{ items: CatalogueItem[] }>('/items', { fresh: 5000 });
  const heads = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'item' }, fresh: 5000 });
  const known = new Set(query.data?.items.map(({ key }) => key));
  const drafts = (heads.data?.items ?? []).filter(({ key, status }) => !known.has(key) && status !== 'published');
  const columns: Column<CatalogueItem>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: ({ key, name, sample }) => (
        <div className={css.named}>
          <span>
            <Link to={`/studio/items/${key}`}>{label(name)}</Link>
            {sample ? <span className={css.sample}>{t('sample')}</span> : null}
          </span>
          <code>{key}</code>
        </div>
      ),
    },
    { key: 'stage', title: t('stage'), card: 'sub', render: (item) => label(ITEM_STAGES[item.stage]) },
    {
      key: 'department',
      title: t('department'),
      card: 'line',
      render: ({ department }) => `${label(ITEM_LEVELS[department.level])} ${label(department.name)}`,
    },
    {
      key: 'days',
      title: t('days'),
      unit: t('daysUnit'),
      numeric: true,
      card: 'figure',
      render: ({ workingDays }) => workingDays,
    },
    { key: 'standing', title: t('standing'), card: 'line', render: (item) => <StandingWords {...item} /> },
    {
      key: 'libraries',
      title: t('libraries'),
      card: 'line',
      render: ({ libraries }) => libraries.map(({ name }) => label(name)).join(t('listed')) || EMPTY,
    },
    { key: 'entries', title: t('entries'), numeric: true, card: 'line', render: (item) => formatCount(item.entries) },
  ];
  const shown = (items: CatalogueItem[]) =>
    items
      .filter((item) => stage === null || item.stage === stage)
      .filter((item) => label(item.name).includes(find.trim()) || item.key.includes(find.trim()))
      .sort((a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) || a.key.localeCompare(b.key));
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('items')}
        note={query.data ? t('itemCount', { n: query.data.items.length }) : null}
        actions={
          may('item.write') ? (
            <Button type="primary" onClick={() => navigate('/studio/items/new')}>
              {t('newItem')}
            </Button>
          ) : null
        }
      />
      <p className="note">{t('itemsHint')}</p>
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
          aria-label={t('stage')}
          className={css.find}
          placeholder={t('stage')}
          value={stage}
          options={(Object.keys(ITEM_STAGES) as Stage[]).map((value) => ({ value, label: label(ITEM_STAGES[value]) }))}
          onChange={(next: Stage | undefined) => setStage(next ?? null)}
        />
      </div>
      {drafts.length > 0 ? (
        <p className="note">
          {t('draftsOpen')}
          {drafts.map(({ key, title }) => (
            <Link key={key} className={css.draft} to={`/studio/items/${key}`}>
              {label(title)}
            </Link>
          ))}
        </p>
      ) : null}
      <Loaded query={query} rows={8}>
        {({ items }) => (
          <ResponsiveTable<CatalogueItem>
            caption={t('items')}
            columns={columns}
            rows={shown(items)}
            rowKey={({ key }) => key}
            hrefOf={({ key }) => `/studio/items/${key}`}
            refreshing={query.refreshing}
            empty={<EmptyState title={t('noItems')} hint={t('noItemsHint')} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
