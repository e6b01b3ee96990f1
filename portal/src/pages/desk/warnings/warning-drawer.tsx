import { Drawer } from 'antd';
import { Link } from 'umi';
import { type Entry, useQuery, type Warning } from '@/client';
import { Code, EmptyState, Explanation, formatDate, LightChange, Loaded, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { HandlingPanel } from './handling/handling-panel';
import css from './warnings.css';

interface DrawerProps {
  /** '<entry>.<warning>' */
  open: string | null;
  onClose(): void;
}

/** Why one warning stands, beside the list: conditions with both values, what would clear it, how it came about. */
export function WarningDrawer({ open, onClose }: DrawerProps) {
  const t = useText(consoleWords);
  const [entryId, warningId] = open?.split('.') ?? [];
  return (
    <Drawer
      open={open !== null}
      onClose={onClose}
      mask={false}
      width="min(608px, 100vw)"
      title={t('explain')}
      rootClassName={css.drawer ?? ''}
    >
      {entryId && warningId ? <Content entryId={entryId} warningId={warningId} /> : null}
    </Drawer>
  );
}

function Content({ entryId, warningId }: { entryId: string; warningId: string }) {
  const t = useText(consoleWords);
  const label = useLabel();
  const entry = useQuery<Entry>(`/entries/${encodeURIComponent(entryId)}`).data;
  const query = useQuery<{ items: Warning[] }>(`/entries/${encodeURIComponent(entryId)}/warnings`);
  return (
    <>
      {entry ? (
        <header className={css.project}>
          <h2>
            <Link to={`/desk/entries/${entryId}`}>{entry.project.name}</Link>
          </h2>
          <p>
            <Code value={entry.project.code} />
            <span>{entry.project.region.name}</span>
          </p>
        </header>
      ) : null}
      <Loaded query={query} rows={4}>
        {({ items }) => {
          const warning = items.find(({ id }) => String(id) === warningId);
          if (!warning) return <EmptyState title={t('gone')} />;
          return (
            <>
              <Explanation
                warning={warning}
                links={<Link to={`/desk/entries/${entryId}?tab=warnings`}>{t('openDossier')}</Link>}
              />
              <HandlingPanel warning={warning} />
              <div className={css.history}>
                <SectionTitle title={t('history')} note={t('opened', { date: formatDate(warning.openedAt) })} />
                <ul>
                  {warning.history.map((change) => (
                    <li key={`${change.at} ${change.to}`}>
                      <time dateTime={change.at}>{formatDate(change.at, 'moment')}</time>
                      <LightChange from={change.from ?? 'green'} to={change.to} />
                      <span>{label(change.reason)}</span>
                    </li>
                  ))}
                </ul>
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
