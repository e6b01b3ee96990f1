import { type Entry, type LibraryItem, type PermitInfo, useQuery } from '@/client';
import { EMPTY, formatDate, SectionTitle } from '@/components';
import { formatValue } from '@/form/format-value';
import { useLabel, useLanguage, useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import css from './permits.css';
import { useLibrary } from './use-library';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** What has to be obtained, side by side: the state of each, its number and its day, and what follows when all are there. */
export function Permits({ entry }: { entry: Entry }) {
  const t = useText(words);
  const label = useLabel();
  const library = useLibrary(entry).data;
  const libraries = useQuery<{ items: LibraryItem[] }>('/libraries', { fresh: 600_000 }).data?.items ?? [];
  const permits = library?.permits ?? [];
  if (permits.length === 0) return null;
  const next = libraries.find(({ admission }) => admission?.from.key === entry.library.key);
  const done = permits.filter((permit) => entry.values[permit.state] === permit.done).length;
  return (
    <section className={css.block}>
      <SectionTitle title={t('permits')} note={t('permitsDone', { done, all: permits.length })} />
      <ol className={css.permits}>
        {permits.map((permit) => (
          <Permit key={permit.state} permit={permit} entry={entry} />
        ))}
      </ol>
      {next?.admission && done < permits.length ? (
        <p className="note">{t('permitsNext', { reason: next.admission.reason, library: label(next.name) })}</p>
      ) : null}
    </section>
  );
}

function Permit({ permit, entry }: { permit: PermitInfo; entry: Entry }) {
  const t = useText(words);
  const { language } = useLanguage();
  const field = useLibrary(entry).data?.fields.find(({ key }) => key === permit.state);
  const state = entry.values[permit.state];
  const shape = state === permit.done ? css.done : state && state !== field?.options?.[0]?.value ? css.doing : css.todo;
  const number = permit.number ? text(entry.values[permit.number]) : null;
  const day = permit.date ? text(entry.values[permit.date]) : null;
  return (
    <li className={css.permit}>
      <h4>{permit.label}</h4>
      <p className={shape}>{field ? formatValue(field, state, language) : EMPTY}</p>
      <dl>
        <div>
          <dt>{t('day')}</dt>
          <dd>{day ? formatDate(day) : EMPTY}</dd>
        </div>
        <div>
          <dt>{t('number')}</dt>
          <dd>{number ?? EMPTY}</dd>
        </div>
      </dl>
    </li>
  );
}
