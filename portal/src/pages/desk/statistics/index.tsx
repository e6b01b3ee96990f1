import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { useQuery } from '@/client';
import { type Column, EmptyState, Loaded, Page, PageTitle, ResponsiveTable } from '@/components';
import { useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import type { StatisticsList } from './pivot';

type Item = StatisticsList['items'][number];

/** The tables of statistics that are kept for my role, and the way to put one together. */
export default function StatisticsPage() {
  const t = useText(statisticsWords);
  const navigate = useNavigate();
  const query = useQuery<StatisticsList>('/statistics');
  const build = () => navigate('/desk/statistics/new');
  return (
    <Page>
      <PageTitle
        title={t('title')}
        actions={
          <Button type="primary" onClick={build}>
            {t('new')}
          </Button>
        }
      />
      <Loaded query={query} rows={4}>
        {({ items, may }) => (
          <ResponsiveTable<Item>
            caption={t('title')}
            columns={columnsOf(t, may.save)}
            rows={items}
            rowKey={({ key }) => key}
            hrefOf={({ key }) => `/desk/statistics/${key}`}
            empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
          />
        )}
      </Loaded>
    </Page>
  );
}

type Words = ReturnType<typeof useText<keyof typeof statisticsWords.zh>>;

function columnsOf(t: Words, everyRole: boolean): Column<Item>[] {
  const title: Column<Item> = {
    key: 'title',
    title: t('table'),
    card: 'title',
    render: (item) => <Link to={`/desk/statistics/${item.key}`}>{item.title}</Link>,
  };
  const library: Column<Item> = {
    key: 'library',
    title: t('library'),
    card: 'line',
    render: (item) => item.library.name,
  };
  const roles: Column<Item> = {
    key: 'roles',
    title: t('roles'),
    card: 'line',
    render: (item) => item.roles.join(t('and')),
  };
  return everyRole ? [title, library, roles] : [title, library];
}
