import { type Label, useQuery } from '@/client';
import { formatDate, Loaded, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionHead, Kind } from '../definition-version';
import { Status } from '../status';
import css from './item.css';

interface Version extends Omit<DefinitionHead, 'release'> {
  authorName: string | null;
  approverName: string | null;
}

interface VersionsProps {
  kind: Kind;
  definition: string;
}

/** Who changed what, when and why, the newest first. */
export function Versions({ kind, definition }: VersionsProps) {
  const t = useText(studioItem);
  const query = useQuery<{ items: Version[] }>(`/definitions/${kind}/${definition}/history`, { fresh: 5000 });
  return (
    <section className={css.block}>
      <SectionTitle title={t('history')} />
      <Loaded query={query} rows={3}>
        {({ items }) => (
          <ol className={css.versions}>
            {items.map((version) => (
              <li key={version.id}>
                <div className={css.versionHead}>
                  <b>{t('versionN', { n: version.version })}</b>
                  <Status status={version.status} />
                  <span className="note">{formatDate(version.updatedAt, 'moment')}</span>
                  <By version={version} />
                </div>
                {version.note ? <p>{version.note}</p> : null}
                <Changes kind={kind} definition={definition} version={version.version} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

/** Who drafted a version and who approved it. */
function By({ version: { author, authorName, approver, approverName } }: { version: Version }) {
  const t = useText(studioItem);
  if (author === 'reference') return <span className="note">{t('ofPlatform')}</span>;
  return (
    <>
      <span className="note">{t('by', { who: authorName ?? author })}</span>
      {approver ? <span className="note">{t('approvedBy', { who: approverName ?? approver })}</span> : null}
    </>
  );
}

/** What a version changed, in sentences. */
function Changes({ kind, definition, version }: VersionsProps & { version: number }) {
  const t = useText(studioItem);
  const label = useLabel();
  const query = useQuery<{ changes: { text: Label }[]; versions: { from: number | null } }>(
    `/definitions/${kind}/${definition}/diff`,
    { query: { to: version }, fresh: 60_000 },
  );
  if (!query.data) return null;
  const { changes, versions } = query.data;
  if (versions.from === null) return <p className="note">{t('firstVersion')}</p>;
  if (changes.length === 0) return <p className="note">{t('noChange')}</p>;
  return (
    <ul className={css.changes}>
      {changes.map(({ text }) => (
        <li key={label(text)}>{label(text)}</li>
      ))}
    </ul>
  );
}
