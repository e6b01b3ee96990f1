import { Link } from 'umi';
import { type Dossier, type Entry, type LibraryItem, useQuery } from '@/client';
import { useLabel, useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import css from './dossier.css';

/** Where else the project is filed: first where it went from here by rule, said so; then its other libraries. */
export function Elsewhere({ entry, entries }: { entry: Entry; entries: Dossier['entries'] }) {
  const t = useText(words);
  const label = useLabel();
  const libraries = useQuery<{ items: LibraryItem[] }>('/libraries', { fresh: 600_000 }).data?.items ?? [];
  const others = entries.filter(({ id }) => id !== entry.id);
  if (others.length === 0) return null;
  const admissionOf = ({ library }: Entry) => libraries.find(({ key }) => key === library.key)?.admission;
  const onward = others.find((other) => admissionOf(other)?.from.key === entry.library.key);
  const rest = others.filter((other) => other !== onward);
  const href = ({ id }: Entry) => `/desk/entries/${id}`;
  return (
    <>
      {onward ? (
        <p className={css.onward} role="status">
          {t('moved', { reason: admissionOf(onward)?.reason ?? '', library: label(onward.library.name) })}
          <Link to={href(onward)}>{t('openMoved', { library: label(onward.library.name) })}</Link>
        </p>
      ) : null}
      {rest.length > 0 ? (
        <p className={css.elsewhere}>
          {t('also')}
          {rest.map((other) => (
            <Link key={other.id} to={href(other)}>
              {label(other.library.name)}
            </Link>
          ))}
        </p>
      ) : null}
    </>
  );
}
