import { Button, Tabs } from 'antd';
import { useSearchParams } from 'umi';
import {
  Code,
  type Column,
  EmptyState,
  ErrorState,
  FindBox,
  formatCount,
  Page,
  PageTitle,
  ResponsiveTable,
  Skeleton,
} from '@/components';
import { usePhone } from '@/components/use-phone';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import { usePages } from '../warnings/use-pages';
import css from './dispatch.css';
import { BOXES, type Box, type DispatchRow } from './order';
import { Standing } from './standing';

const boxOf = (text: string | null): Box => BOXES.find((box) => box === text) ?? 'inbox';

/** Orders by the working days that are left: what waits for me, what I have issued, what has ended. */
export default function DispatchesPage() {
  const t = useText(dispatchWords);
  const [search, setSearch] = useSearchParams();
  const box = boxOf(search.get('box'));
  const q = search.get('q') ?? '';
  const pages = usePages<DispatchRow>('/dispatches', { box, q });
  const counts = (pages.page as { counts?: Record<Box, number> } | null)?.counts;
  const columns = useColumns(box);
  const change = (next: { box?: Box; q?: string }) => {
    const params = new URLSearchParams();
    const wanted = { box, q, ...next };
    if (wanted.box !== 'inbox') params.set('box', wanted.box);
    if (wanted.q) params.set('q', wanted.q);
    setSearch(params, { replace: true });
  };
  return (
    <Page>
      <PageTitle
        title={counts ? (counts.inbox > 0 ? t('inboxTitle', { n: counts.inbox }) : t('inboxNone')) : t('title')}
        tab={t('title')}
      />
      <Tabs
        activeKey={box}
        onChange={(key) => change({ box: boxOf(key) })}
        items={BOXES.map((key) => ({ key, label: counts ? `${t(key)} ${formatCount(counts[key])}` : t(key) }))}
        tabBarExtraContent={
          <FindBox
            className={css.find}
            label={t('findLabel')}
            placeholder={t('find')}
            value={q}
            onFind={(text) => change({ q: text })}
          />
        }
        className={css.tabs ?? ''}
      />
      {pages.page === null ? (
        pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.again} />
        ) : (
          <Skeleton rows={8} />
        )
      ) : (
        <div className={css.list}>
          <ResponsiveTable<DispatchRow>
            caption={t(box)}
            columns={columns}
            rows={pages.rows}
            rowKey={({ id }) => id}
            hrefOf={({ id }) => `/desk/dispatches/${id}`}
            refreshing={pages.busy}
            empty={
              q ? (
                <EmptyState
                  title={t('noneFound')}
                  action={<Button onClick={() => change({ q: '' })}>{t('clear')}</Button>}
                />
              ) : (
                <EmptyState title={t(`none_${box}`)} hint={t(`hint_${box}`)} />
              )
            }
          />
          {pages.error ? <ErrorState error={pages.error} onRetry={pages.more} /> : null}
          {pages.page.next === null ? null : (
            <p className={css.foot}>
              {t('shown', { shown: pages.rows.length, count: formatCount(counts?.[box] ?? pages.rows.length) })}
              <Button loading={pages.busy} onClick={pages.more}>
                {t('more')}
              </Button>
            </p>
          )}
        </div>
      )}
    </Page>
  );
}

function useColumns(box: Box): Column<DispatchRow>[] {
  const t = useText(dispatchWords);
  const phone = usePhone();
  return [
    {
      key: 'due',
      title: t(box === 'closed' ? 'ended' : 'due'),
      width: 148,
      card: 'light',
      render: (row) => <Standing row={row} inline={phone} />,
    },
    {
      key: 'matter',
      title: t('matter'),
      card: 'title',
      render: (row) => (
        <div className={css.matter}>
          <span className={css.kind}>{row.kindLabel}</span>
          <span className={css.said}>{row.matter}</span>
        </div>
      ),
    },
    {
      key: 'project',
      title: t('project'),
      card: 'sub',
      render: ({ project }) => (
        <div className={css.project}>
          <span>{project.name}</span>
          <Code value={project.code} />
        </div>
      ),
    },
    { key: 'issuer', title: t('issuer'), card: 'line', render: ({ issuer }) => issuer.name },
    {
      key: 'state',
      title: t('state'),
      width: 176,
      card: 'line',
      render: (row) => <StateOf row={row} mine={box === 'inbox'} />,
    },
  ];
}

function StateOf({ row, mine }: { row: DispatchRow; mine: boolean }) {
  const t = useText(dispatchWords);
  return (
    <div className={css.where}>
      <span>{t(`state_${row.state}`)}</span>
      {row.waitsFor && !mine ? <span className={css.second}>{row.waitsFor.name}</span> : null}
    </div>
  );
}
