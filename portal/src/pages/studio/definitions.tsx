import { Button, Select } from 'antd';
import { useState } from 'react';
import { useQuery, useSession } from '@/client';
import {
  type Column,
  DateText,
  EMPTY,
  EmptyState,
  FindBox,
  formatCount,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
  useFilters,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { useDefinitionColumns } from './definition-columns';
import { type DefinitionHead, definitionHref, KINDS, personIn } from './definition-version';
import css from './studio.css';
import { StudioNav } from './studio-nav';
import { UploadDefinition } from './upload-definition';

const WAITING: readonly string[] = ['draft', 'submitted'];

/** Every definition with its latest version; what waits for somebody stands first. */
export default function DefinitionsPage() {
  const t = useText(studio);
  const { may } = useSession();
  const { filter, change } = useFilters();
  const [kind, q] = [filter('kind'), filter('q')];
  const query = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind, q } });
  const [uploading, setUploading] = useState(false);
  const columns = useColumns();
  const waiting = query.data?.items.filter(({ status }) => WAITING.includes(status)).length;
  return (
    <Page>
      <StudioNav />
      <PageTitle
        tab={t('title')}
        title={waiting ? t('waiting', { n: waiting }) : waiting === 0 ? t('allQuiet') : t('definitions')}
        note={query.data ? t('counts', { n: formatCount(query.data.items.length) }) : null}
        actions={may('definition.write') ? <Button onClick={() => setUploading(true)}>{t('upload')}</Button> : null}
      />
      <div className={css.filters}>
        <Select
          className={css.kind}
          aria-label={t('kind')}
          value={kind}
          onChange={(value) => change('kind', value)}
          options={[
            { value: '', label: t('allKinds') },
            ...KINDS.map((value) => ({ value, label: t(`kind_${value}`) })),
          ]}
        />
        <FindBox className={css.find} label={t('find')} value={q} onFind={(text) => change('q', text)} />
      </div>
      <Loaded query={query} rows={10}>
        {({ items }) => (
          <ResponsiveTable<DefinitionHead>
            caption={t('definitions')}
            columns={columns}
            rows={ordered(items)}
            rowKey={({ kind: of, key, region }) => `${of}/${key}@${region ?? ''}`}
            hrefOf={definitionHref}
            refreshing={query.refreshing}
            empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
          />
        )}
      </Loaded>
      {uploading ? <UploadDefinition onClose={() => setUploading(false)} /> : null}
    </Page>
  );
}

const KIND_ORDER: ReadonlyMap<string, number> = new Map(KINDS.map((kind, at) => [kind, at]));

/** What waits first; then by kind, base before overlays. */
function ordered(items: readonly DefinitionHead[]): DefinitionHead[] {
  const rank = ({ status }: DefinitionHead) => (WAITING.includes(status) ? 0 : 1);
  const kind = (item: DefinitionHead) => KIND_ORDER.get(item.kind) ?? KINDS.length;
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      kind(a) - kind(b) ||
      a.key.localeCompare(b.key) ||
      (a.region ?? '').localeCompare(b.region ?? ''),
  );
}

function useColumns(): Column<DefinitionHead>[] {
  const t = useText(studio);
  const label = useLabel();
  const { title, layer, version, status, updatedAt } = useDefinitionColumns<DefinitionHead>({
    titleOf: (row) => label(row.title) || row.key,
    hrefOf: definitionHref,
  });
  return [
    title,
    {
      key: 'kind',
      title: t('kind'),
      card: 'sub',
      render: ({ kind }) => <span className={css.nowrap}>{t(`kind_${kind}`)}</span>,
    },
    layer,
    version,
    status,
    {
      key: 'effectiveFrom',
      title: t('effectiveFrom'),
      card: 'line',
      render: ({ effectiveFrom }) => <DateText value={effectiveFrom} />,
    },
    {
      key: 'author',
      title: t('author'),
      card: 'hide',
      render: ({ author, authorName }) => personIn(author, authorName, t('builtIn')),
    },
    {
      key: 'approver',
      title: t('approver'),
      card: 'hide',
      render: ({ approver, approverName }) => (approver ? personIn(approver, approverName, t('builtIn')) : EMPTY),
    },
    { ...updatedAt, card: 'hide' },
  ];
}
