import { Button, Tabs } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate } from 'umi';
import { type Entry, type EntryRow, useQuery } from '@/client';
import { Code, Loaded } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { EntryFigures } from '../dossier/entry-figures';
import { Files } from '../dossier/files';
import { MilestoneList } from '../dossier/milestone-list';
import { Permits } from '../dossier/permits';
import { ReportTable } from '../dossier/report-table';
import { Responsible } from '../dossier/responsible';
import { useLibrary } from '../dossier/use-library';
import { Reasons, WarningHistory } from '../dossier/warnings';
import { currentPeriod, reportHref } from '../report/period';
import css from './entry-drawer.css';

interface DrawerProps {
  id: string;
  rows: EntryRow[];
  onMove(id: string): void;
  onClose(): void;
}

/** One entry beside the list that gives way to it: figures, why, nodes, who is on it, actions. No mask: the list stays in use. */
export function EntryDrawer({ id, rows, onMove, onClose }: DrawerProps) {
  const t = useText(words);
  const query = useQuery<Entry>(`/entries/${id}`);
  const at = rows.findIndex((row) => String(row.id) === id);
  const before = rows[at - 1];
  const after = at < 0 ? undefined : rows[at + 1];
  useKeys({
    j: () => after && onMove(String(after.id)),
    k: () => before && onMove(String(before.id)),
    escape: onClose,
  });
  return (
    <aside className={css.drawer} aria-label={t('drawer.name')}>
      <div className={css.body} key={id}>
        <Loaded query={query} kind="figures" rows={4}>
          {(entry) => <Content entry={entry} onClose={onClose} />}
        </Loaded>
      </div>
      <footer className={css.foot}>
        {query.data ? <Actions entry={query.data} /> : <span />}
        <span className={css.moves}>
          <button type="button" className="link" disabled={!before} onClick={() => before && onMove(String(before.id))}>
            {t('drawer.before')} <kbd>K</kbd>
          </button>
          <button type="button" className="link" disabled={!after} onClick={() => after && onMove(String(after.id))}>
            {t('drawer.after')} <kbd>J</kbd>
          </button>
        </span>
      </footer>
    </aside>
  );
}

function Content({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const t = useText(words);
  const { project } = entry;
  const library = useLibrary(entry).data;
  const reported = (library?.reportFields ?? []).length > 0;
  const judged = (library?.rules ?? []).length > 0;
  return (
    <>
      <header className={css.head}>
        <div className={css.words}>
          <h2>{project.name}</h2>
          <p>
            <Code value={project.code} />
            <span>{project.region.name}</span>
            {project.owner?.name ? <span>{project.owner.name}</span> : null}
          </p>
        </div>
        <Link className={css.page} to={`/desk/entries/${entry.id}`}>
          {t('drawer.openPage')}
        </Link>
        <Button type="text" onClick={onClose}>
          {t('drawer.close')}
        </Button>
      </header>
      <Tabs
        className={css.tabs}
        items={[
          {
            key: 'overview',
            label: t('dossier.overview'),
            children: (
              <>
                {reported ? <EntryFigures entry={entry} /> : null}
                {judged ? <Reasons entry={entry} /> : null}
                <Permits entry={entry} />
                <MilestoneList entry={entry} />
                <Responsible entry={entry} />
              </>
            ),
          },
          ...(reported
            ? [{ key: 'reports', label: t('dossier.reports'), children: <ReportTable entry={entry} /> }]
            : []),
          ...(judged
            ? [
                {
                  key: 'warnings',
                  label:
                    entry.figures.open_warnings > 0
                      ? t('dossier.warningsN', { n: entry.figures.open_warnings })
                      : t('dossier.warnings'),
                  children: <WarningHistory entryId={entry.id} />,
                },
              ]
            : []),
          { key: 'files', label: t('dossier.files'), children: <Files code={project.code} may={entry.may.attach} /> },
        ]}
      />
    </>
  );
}

function Actions({ entry }: { entry: Entry }) {
  const t = useText(words);
  const navigate = useNavigate();
  const { report, change } = entry.may;
  return (
    <span className={css.actions}>
      {report ? (
        <Button type="primary" onClick={() => navigate(reportHref(entry.id, currentPeriod()))}>
          {t('drawer.report')}
        </Button>
      ) : null}
      {change ? <Button onClick={() => navigate(`/desk/entries/${entry.id}/edit`)}>{t('drawer.edit')}</Button> : null}
    </span>
  );
}

/** Keys of the drawer; they are silent while somebody types or a popup is open. */
function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target?.closest('input, textarea, select, [contenteditable], .ant-select, .ant-modal, .ant-popover')) return;
      keys[event.key.toLowerCase()]?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
