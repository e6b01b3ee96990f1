import { INDICATOR_PERIODS, INDICATOR_SCOPES } from '@project-cloud/library';
import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { useQuery, useSession } from '@/client';
import { type Column, EMPTY, EmptyState, Hint, Loaded, Page, PageTitle, ResponsiveTable } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionHead } from '../definition-version';
import type { CatalogueIndicator } from '../item/catalogue';
import css from '../item/item.css';
import { StudioNav } from '../studio-nav';

/** Those of the first level, each with its own below it. */
function inTree(items: readonly CatalogueIndicator[]): CatalogueIndicator[] {
  const under = (parent: string | null) =>
    items.filter((one) => one.parent === parent).sort((a, b) => a.order - b.order || a.key.localeCompare(b.key));
  const roots = under(null);
  const known = new Set(roots.map(({ key }) => key));
  const lost = items.filter(({ parent }) => parent !== null && !known.has(parent));
  return [...roots.flatMap((root) => [root, ...under(root.key)]), ...lost];
}

/** The indicators as a tree: what they weigh, for whom and how often they are told. */
export default function IndicatorListPage() {
  const t = useText(studioItem);
  const label = useLabel();
  const navigate = useNavigate();
  const { may } = useSession();
  const query = useQuery<{ items: CatalogueIndicator[] }>('/indicators', { fresh: 5000 });
  const heads = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'indicator' }, fresh: 5000 });
  const items = query.data?.items ?? [];
  const known = new Set(items.map(({ key }) => key));
  const drafts = (heads.data?.items ?? []).filter(({ key, status }) => !known.has(key) && status !== 'published');
  const roots = items.filter(({ level }) => level === 1);
  const off = items.filter(({ parent, weights }, at) => {
    const first = items.findIndex((one) => one.parent === parent) === at;
    return first && weights !== 100;
  });
  const columns: Column<CatalogueIndicator>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: ({ key, name, level, sample }) => (
        <div className={level === 2 ? `${css.named} ${css.leaf}` : css.named}>
          <span>
            <Link to={`/studio/indicators/${key}`}>{label(name)}</Link>
            {sample ? <span className={css.sample}>{t('sample')}</span> : null}
          </span>
          <code>{key}</code>
        </div>
      ),
    },
    {
      key: 'level',
      title: t('indicatorLevel'),
      card: 'sub',
      render: ({ level }) => t(level === 1 ? 'level1' : 'level2'),
    },
    { key: 'weight', title: t('weight'), unit: '%', numeric: true, card: 'figure', render: ({ weight }) => weight },
    { key: 'unit', title: t('unit'), card: 'line', render: ({ unit }) => unit },
    { key: 'scope', title: t('scope'), card: 'line', render: ({ scope }) => label(INDICATOR_SCOPES[scope]) },
    { key: 'period', title: t('period'), card: 'line', render: ({ period }) => label(INDICATOR_PERIODS[period]) },
    {
      key: 'libraries',
      title: t('libraries'),
      card: 'line',
      render: ({ libraries }) => libraries.map(({ name }) => label(name)).join(t('listed')) || EMPTY,
    },
  ];
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('indicators')}
        note={query.data ? t('indicatorCount', { roots: roots.length, leaves: items.length - roots.length }) : null}
        actions={
          may('model.write') ? (
            <Button type="primary" onClick={() => navigate('/studio/indicators/new')}>
              {t('newIndicator')}
            </Button>
          ) : null
        }
      />
      <p className="note">{t('indicatorsHint')}</p>
      {off.map(({ key, parent, weights }) => (
        <Hint key={key}>
          {parent ? `${label(items.find((one) => one.key === parent)?.name) || parent}　` : ''}
          {t('weightsOff', { n: weights })}
        </Hint>
      ))}
      {drafts.length > 0 ? (
        <p className="note">
          {t('draftsOpen')}
          {drafts.map(({ key, title }) => (
            <Link key={key} className={css.draft} to={`/studio/indicators/${key}`}>
              {label(title)}
            </Link>
          ))}
        </p>
      ) : null}
      <Loaded query={query} rows={8}>
        {() => (
          <ResponsiveTable<CatalogueIndicator>
            caption={t('indicators')}
            columns={columns}
            rows={inTree(items)}
            rowKey={({ key }) => key}
            hrefOf={({ key }) => `/studio/indicators/${key}`}
            refreshing={query.refreshing}
            empty={<EmptyState title={t('noIndicators')} hint={t('noIndicatorsHint')} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
