import { Button, Select } from 'antd';
import { useState } from 'react';
import {
  type Column,
  EMPTY,
  EmptyState,
  ErrorState,
  FindBox,
  formatCount,
  formatDate,
  LightShape,
  Page,
  PageTitle,
  ResponsiveTable,
  Skeleton,
  useFilters,
} from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { usePages } from '../warnings/use-pages';
import css from './audit.css';
import { TrailDetail } from './trail-detail';
import { ipOf, type TrailEntry } from './trail-entry';
import { ACTIONS, useTrailWords } from './trail-words';

const FILTERS = ['action', 'actor', 'subject'] as const;

/** The trail: who did what to what, newest first; nothing here can be changed. */
export default function AuditPage() {
  const t = useText(consoleWords);
  const words = useTrailWords();
  const { filter, change, clear } = useFilters();
  const asked = Object.fromEntries(FILTERS.map((key) => [key, filter(key)]));
  const pages = usePages<TrailEntry>('/audit', asked);
  const [open, setOpen] = useState<TrailEntry | null>(null);
  const columns = useColumns();
  return (
    <Page>
      <PageTitle title={t('trailTitle')} note={t('trailNote')} />
      <div className={css.filters}>
        <Select
          className={css.action}
          aria-label={t('action')}
          value={asked.action}
          showSearch
          optionFilterProp="label"
          onChange={(value) => change('action', value ?? '')}
          options={[
            { value: '', label: t('actAll') },
            ...ACTIONS.map((value) => ({ value, label: words.action(value) })),
          ]}
        />
        <FindBox
          className={css.text}
          label={t('actorHint')}
          value={asked.actor ?? ''}
          onFind={(text) => change('actor', text)}
        />
        <FindBox
          className={css.text}
          label={t('subjectHint')}
          value={asked.subject ?? ''}
          onFind={(text) => change('subject', text)}
        />
      </div>
      {pages.page === null ? (
        pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.again} />
        ) : (
          <Skeleton rows={8} />
        )
      ) : (
        <>
          <ResponsiveTable<TrailEntry>
            caption={t('trailTitle')}
            columns={columns}
            rows={pages.rows}
            rowKey={({ id }) => String(id)}
            onRow={setOpen}
            current={open ? String(open.id) : null}
            refreshing={pages.busy}
            empty={
              <EmptyState
                title={t('noTrail')}
                hint={t('noTrailHint')}
                action={<Button onClick={clear}>{t('clear')}</Button>}
              />
            }
          />
          {pages.error ? <ErrorState error={pages.error} onRetry={pages.more} /> : null}
          <p className={css.foot}>
            {pages.rows.length > 0 ? t('shown', { shown: formatCount(pages.rows.length) }) : null}
            {pages.page.next !== null ? (
              <Button loading={pages.busy} onClick={pages.more}>
                {t('more', { n: 50 })}
              </Button>
            ) : null}
          </p>
        </>
      )}
      <TrailDetail entry={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

function useColumns(): Column<TrailEntry>[] {
  const t = useText(consoleWords);
  const words = useTrailWords();
  return [
    {
      key: 'at',
      title: t('when'),
      card: 'sub',
      render: ({ at }) => (
        <time dateTime={at} className={css.time}>
          {formatDate(at, 'moment')}
        </time>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      card: 'line',
      render: (entry) => (
        <>
          {words.who(entry)}{' '}
          {entry.actorKind !== 'system' && entry.actorName ? <span className="note">{entry.actor}</span> : null}
        </>
      ),
    },
    { key: 'action', title: t('action'), card: 'title', render: (entry) => words.done(entry) },
    {
      key: 'subject',
      title: t('subject'),
      card: 'line',
      render: ({ subjectType, subjectId }) => (
        <span className={css.subject}>
          {words.subject(subjectType)} {subjectId}
        </span>
      ),
    },
    { key: 'outcome', title: t('outcome'), card: 'action', render: ({ outcome }) => <Outcome outcome={outcome} /> },
    {
      key: 'ip',
      title: 'IP',
      card: 'hide',
      render: (entry) => <span className={css.time}>{ipOf(entry) ?? EMPTY}</span>,
    },
  ];
}

/** Done is the rule and stays plain; a refusal and a failure carry a shape. */
function Outcome({ outcome }: { outcome: TrailEntry['outcome'] }) {
  const t = useText(consoleWords);
  if (outcome === 'refused' || outcome === 'failed')
    return (
      <span className={css.refused}>
        <LightShape light="red" size={10} /> {t(outcome)}
      </span>
    );
  return <span className={css.plain}>{t('done')}</span>;
}
