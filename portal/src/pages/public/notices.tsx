import { Link } from 'umi';
import type { PublicHome } from '@/client/types';
import { useQuery } from '@/client/use-query';
import { DateText } from '@/components/date-text';
import { EmptyState, Loaded } from '@/components/states';
import { useText } from '@/locale';
import { notice } from '@/locale/notice';
import css from './notice.css';
import { useTitle } from './use-title';

/** The notices that the front page lists, newest first. */
export default function NoticesPage() {
  const t = useText(notice);
  useTitle(t('notices'));
  const query = useQuery<PublicHome>('/public/home', { fresh: 300_000 });
  return (
    <div className={css.page}>
      <h1>{t('notices')}</h1>
      <Loaded query={query}>
        {({ notices }) =>
          notices.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <ul className={css.list}>
              {notices.map((item) => (
                <li key={item.id}>
                  <Link to={`/notices/${item.id}`}>{item.title}</Link>
                  <DateText value={item.date} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
