import { Link } from 'umi';
import { useQuery } from '@/client';
import { EmptyState, formatCount, formatDate, LightShape, Loaded } from '@/components';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';
import { type ImportAnswer, isWorking, libraryKeyOf } from './import-answer';

/** The files that I sent, newest first, and what became of them. */
export function MyImports({ library }: { library?: string }) {
  const t = useText(importing);
  const query = useQuery<{ items: ImportAnswer[] }>('/imports', { query: { library }, every: 4000, fresh: 1000 });
  return (
    <Loaded query={query} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('noImports')} hint={t('noImportsHint')} />
        ) : (
          <ul className={css.mine}>
            {items.map((item) => (
              <li key={item.id}>
                <Link to={hrefOf(item, library)}>{item.fileName}</Link>
                <span className={css.state}>
                  <State item={item} />
                </span>
                <span className="note">
                  {item.use ? `${t(`use_${item.use}`)}　` : ''}
                  {formatDate(item.startedAt ?? item.createdAt, 'moment')}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function hrefOf(item: ImportAnswer, library: string | undefined): string {
  const key = libraryKeyOf(item) ?? library;
  return `/desk/imports/${item.id}${key ? `?library=${encodeURIComponent(key)}` : ''}`;
}

function State({ item }: { item: ImportAnswer }) {
  const t = useText(importing);
  const { state, progress } = item;
  const counts = { good: formatCount(item.good), bad: formatCount(item.bad) };
  if (isWorking(state)) {
    const percent = progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0;
    return <>{t(state === 'checking' ? 'stateChecking' : 'stateRunning', { percent })}</>;
  }
  if (state === 'failed')
    return (
      <>
        <LightShape light="red" size={10} /> {t('stateFailed')}
      </>
    );
  if (state === 'done') return <>{t((item.bad ?? 0) > 0 ? 'stateDoneBad' : 'stateDone', counts)}</>;
  if (state === 'checked') return <>{t('stateChecked', counts)}</>;
  return <>{t('stateUploaded')}</>;
}
