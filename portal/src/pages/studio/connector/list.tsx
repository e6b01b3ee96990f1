import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { useQuery, useSession } from '@/client';
import { type Column, EmptyState, formatDate, Loaded, Page, PageTitle, ResponsiveTable } from '@/components';
import { useLabel, useText } from '@/locale';
import { connector } from '@/locale/connector';
import css from '../item/item.css';
import { StudioNav } from '../studio-nav';
import { type ListedConnector, PATH } from './connector';

/** Which data go where: every connector with its last run. */
export default function ConnectorListPage() {
  const t = useText(connector);
  const label = useLabel();
  const navigate = useNavigate();
  const { may } = useSession();
  const query = useQuery<{ items: ListedConnector[] }>(PATH, { fresh: 5000 });
  const columns: Column<ListedConnector>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: ({ key, title, sample }) => (
        <div className={css.named}>
          <span>
            <Link to={`/studio/connectors/${key}`}>{label(title)}</Link>
            {sample ? <span className={css.sample}>{t('sample')}</span> : null}
          </span>
          <code>{key}</code>
        </div>
      ),
    },
    {
      key: 'library',
      title: t('library'),
      card: 'sub',
      render: ({ library }) => label(library.name) || library.key,
    },
    {
      key: 'schedule',
      title: t('schedule'),
      card: 'line',
      render: ({ schedule }) => (schedule === 'off' ? t('off') : t('daily', { at: schedule.daily })),
    },
    {
      key: 'lastRun',
      title: t('lastRun'),
      card: 'line',
      render: ({ lastRun }) =>
        lastRun ? `${formatDate(lastRun.askedAt, 'moment')} ${t(`run_${lastRun.state}`)}` : t('never'),
    },
    {
      key: 'held',
      title: t('held'),
      numeric: true,
      card: 'line',
      render: ({ held }) => (held > 0 ? held : t('noneHeld')),
    },
  ];
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('room')}
        actions={
          may('model.write') ? (
            <Button type="primary" onClick={() => navigate('/studio/connectors/new')}>
              {t('create')}
            </Button>
          ) : null
        }
      />
      <p className="note">{t('hint')}</p>
      <Loaded query={query} rows={4}>
        {({ items }) => (
          <ResponsiveTable<ListedConnector>
            caption={t('room')}
            columns={columns}
            rows={items}
            rowKey={({ key }) => key}
            hrefOf={({ key }) => `/studio/connectors/${key}`}
            refreshing={query.refreshing}
            empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
