import { Link } from 'umi';
import type { PublicHome } from '@/client/types';
import { useQuery } from '@/client/use-query';
import { formatDate } from '@/components/date-text';
import { ErrorState, Skeleton } from '@/components/states';
import { useText } from '@/locale';
import { home } from '@/locale/home';
import css from './home.css';
import { HomeFigures } from './home-figures';
import { ProjectLines } from './project-lines';
import { ProjectSearch } from './project-search';
import { RegionBulletin } from './region-bulletin';
import { useTitle } from './use-title';

/** The front page: the question first, then figures, then three columns of plain lists. */
export default function HomePage() {
  const t = useText(home);
  const query = useQuery<PublicHome>('/public/home', { fresh: 300_000 });
  useTitle(null);
  const { data, error, refresh } = query;
  return (
    <>
      <section className={css.first}>
        <ProjectSearch />
        <div className={css.figures}>
          {data ? <HomeFigures home={data} /> : error === undefined ? <Skeleton kind="figures" rows={4} /> : null}
        </div>
      </section>
      <section className={css.columns}>
        {error !== undefined && !data ? (
          <ErrorState error={error} onRetry={() => void refresh()} />
        ) : (
          <>
            {data ? <RegionBulletin home={data} /> : <Skeleton rows={10} />}
            <div>
              <div className={css.head}>
                <h2>{t('publicProjects')}</h2>
                <Link to="/projects">{t('all')}</Link>
              </div>
              {data ? <ProjectLines projects={data.projects} /> : <Skeleton rows={8} />}
            </div>
            <div className={css.last}>
              <div>
                <div className={css.head}>
                  <h2>{t('notices')}</h2>
                  <Link to="/notices">{t('all')}</Link>
                </div>
                {data ? (
                  <ul>
                    {data.notices.map((notice) => (
                      <li key={notice.id} className={css.notice}>
                        <Link to={`/notices/${notice.id}`}>{notice.title}</Link>
                        <time dateTime={notice.date}>{formatDate(notice.date, 'short')}</time>
                      </li>
                    ))}
                    {data.notices.length === 0 ? <li className="note">{t('noNotices')}</li> : null}
                  </ul>
                ) : (
                  <Skeleton rows={4} />
                )}
              </div>
              <div>
                <div className={css.head}>
                  <h2>{t('tools')}</h2>
                  <Link to="/tools">{t('allTools')}</Link>
                </div>
                <ul>
                  {(['code', 'credit', 'due'] as const).map((tool) => (
                    <li key={tool} className={css.tool}>
                      <Link to={`/tools#${tool}`}>{t(`tool-${tool}`)}</Link>
                      <p>{t(`tool-${tool}-hint`)}</p>
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          </>
        )}
      </section>
    </>
  );
}
