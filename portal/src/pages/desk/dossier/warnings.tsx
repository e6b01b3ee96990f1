import { type Entry, useQuery, type Warning } from '@/client';
import { EmptyState, Explanation, formatDate, Light, LightChange, Loaded, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { HandlingPanel } from '../warnings/handling/handling-panel';
import css from './dossier.css';

const RANK = { red: 0, yellow: 1, green: 2, none: 3 };

/** Warnings that are open, the gravest first. */
function isOpen(warning: Warning): boolean {
  return warning.closedAt === null && (warning.light === 'red' || warning.light === 'yellow');
}

/**
 * Why the light is what it is: every open warning with its conditions, both values, and what would have to change. On a
 * page that has a place for all of them (`onAll`), the gravest stands here and the others behind a link.
 */
export function Reasons({ entry, onAll }: { entry: Entry; onAll?: (() => void) | undefined }) {
  const t = useText(words);
  const label = useLabel();
  const query = useQuery<{ items: Warning[] }>(`/entries/${entry.id}/warnings`);
  return (
    <section className={css.block}>
      <Loaded query={query} rows={3}>
        {({ items }) => {
          const open = items.filter(isOpen).sort((a, b) => RANK[a.light] - RANK[b.light]);
          if (open.length > 0) {
            return (
              <div className={css.reasons}>
                {(onAll ? open.slice(0, 1) : open).map((warning) => (
                  <Explanation key={warning.id} warning={warning} />
                ))}
                {onAll && open.length > 1 ? (
                  <button type="button" className={`link ${css.others}`} onClick={onAll}>
                    {t('dossier.otherWarnings', {
                      n: open.length - 1,
                      names: open
                        .slice(1)
                        .map(({ title }) => label(title))
                        .join(t('move.and')),
                    })}
                  </button>
                ) : null}
              </div>
            );
          }
          return (
            <p className={css.calm}>
              <Light light={entry.light} /> {t(entry.light === 'none' ? 'dossier.notRated' : 'dossier.noWarnings')}
            </p>
          );
        }}
      </Loaded>
    </section>
  );
}

/** Every warning that there was: its explanation while it is open, and each change of its light. */
export function WarningHistory({ entryId }: { entryId: Entry['id'] }) {
  const t = useText(words);
  const label = useLabel();
  const query = useQuery<{ items: Warning[] }>(`/entries/${entryId}/warnings`);
  return (
    <Loaded query={query} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('dossier.noWarningsYet')} hint={t('dossier.noWarningsYetHint')} />
        ) : (
          <ol className={css.warnings}>
            {[...items]
              .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || RANK[a.light] - RANK[b.light])
              .map((warning) => (
                <li key={warning.id}>
                  <SectionTitle
                    title={<Light light={warning.light} reason={label(warning.title)} />}
                    note={
                      warning.closedAt
                        ? t('dossier.warningClosed', {
                            from: formatDate(warning.openedAt),
                            to: formatDate(warning.closedAt),
                          })
                        : t('dossier.warningOpen', { from: formatDate(warning.openedAt) })
                    }
                  />
                  {isOpen(warning) ? (
                    <>
                      <Explanation warning={warning} />
                      <HandlingPanel warning={warning} />
                    </>
                  ) : null}
                  <ul className={css.changes}>
                    {warning.history.map((change) => (
                      <li key={`${change.at} ${change.to}`}>
                        <time dateTime={change.at}>{formatDate(change.at, 'moment')}</time>
                        <LightChange from={change.from} to={change.to} />
                        <span>{label(change.reason)}</span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
          </ol>
        )
      }
    </Loaded>
  );
}
