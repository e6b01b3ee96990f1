import type { Dossier, Query } from '@/client';
import { EmptyState, formatDate, Loaded } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './dossier.css';

/** What happened to the project, newest first. */
export function Timeline({ query }: { query: Query<Dossier> }) {
  const t = useText(words);
  return (
    <Loaded query={query} rows={6}>
      {({ timeline }) =>
        timeline.length === 0 ? (
          <EmptyState title={t('dossier.noTimeline')} hint={t('dossier.noTimelineHint')} />
        ) : (
          <ol className={css.timeline}>
            {[...timeline]
              .sort((a, b) => (a.at < b.at ? 1 : -1))
              .map((item) => (
                <li key={`${item.at} ${item.kind} ${item.title}`}>
                  <time dateTime={item.at}>{formatDate(item.at, 'moment')}</time>
                  <div>
                    <p>{item.title}</p>
                    {item.detail ? <p className={css.detail}>{item.detail}</p> : null}
                  </div>
                  <span className={css.detail}>{item.actor}</span>
                </li>
              ))}
          </ol>
        )
      }
    </Loaded>
  );
}
