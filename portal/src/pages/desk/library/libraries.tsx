import { Link, Navigate } from 'umi';
import { type LibraryItem, useQuery } from '@/client';
import { EmptyState, formatCount, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './library.css';

/** The libraries that I may see, in the order in which a project passes them; a single one opens by itself. */
export function Libraries() {
  const t = useText(words);
  const query = useQuery<{ items: LibraryItem[] }>('/libraries');
  return (
    <Page>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 1 && items[0] ? (
            <Navigate to={`/desk/libraries/${items[0].key}`} replace />
          ) : (
            <>
              <PageTitle title={t('list.libraries')} />
              {items.length === 0 ? (
                <EmptyState title={t('list.noLibraries')} hint={t('list.noLibrariesHint')} />
              ) : null}
              <ul className={css.libraries}>
                {items.map((item) => (
                  <LibraryLine key={item.key} library={item} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** What a library is for, how many of its projects I see, and where they come from. */
function LibraryLine({ library }: { library: LibraryItem }) {
  const t = useText(words);
  const label = useLabel();
  const { key, name, purpose, count, admission } = library;
  return (
    <li>
      <h2>
        <Link to={`/desk/libraries/${key}`}>{label(name)}</Link>
      </h2>
      <span className={css.count}>{t('list.projects', { n: formatCount(count) })}</span>
      {purpose ? <p>{purpose}</p> : null}
      {admission ? (
        <p className="note">{t('list.admission', { library: label(admission.from.name), reason: admission.reason })}</p>
      ) : null}
    </li>
  );
}
