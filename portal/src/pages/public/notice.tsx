import { Link, useParams } from 'umi';
import { useQuery } from '@/client/use-query';
import { formatDate } from '@/components/date-text';
import { Loaded } from '@/components/states';
import { useText } from '@/locale';
import { notice } from '@/locale/notice';
import css from './notice.css';
import { useTitle } from './use-title';

interface Notice {
  id: string | number;
  title: string;
  date: string;
  source?: string | null;
  body?: string | null;
}

/** One notice, set as a paper: its paragraphs are plain text. */
export default function NoticePage() {
  const { id = '' } = useParams();
  const t = useText(notice);
  const query = useQuery<Notice>(`/public/notices/${encodeURIComponent(id)}`);
  useTitle(query.data?.title ?? t('notices'));
  return (
    <div className={css.page}>
      <p className={css.crumbs}>
        <Link to="/notices">{t('notices')}</Link> / {t('text')}
      </p>
      <Loaded query={query}>
        {(data) => (
          <article className={css.article}>
            <h1>{data.title}</h1>
            <p className={css.source}>{[data.source, formatDate(data.date)].filter(Boolean).join('　')}</p>
            {(data.body ?? '').split(/\n+/).map((paragraph, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one fixed text
              <p key={i}>{paragraph}</p>
            ))}
          </article>
        )}
      </Loaded>
    </div>
  );
}
