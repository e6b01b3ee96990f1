import type { ReactNode } from 'react';
import type { Dossier, Entry, Query } from '@/client';
import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import { Answers } from './answers';
import { Credit } from './credit';
import { Dispatches } from './dispatches';
import css from './dossier.css';
import { Files } from './files';
import { FormerAnswers } from './former-answers';
import { Funds, Investment } from './investment';
import { Items } from './items';
import { MilestoneList } from './milestone-list';
import { Permits } from './permits';
import { Problems } from './problems';
import { ReportTable } from './report-table';
import { Responsible } from './responsible';
import { Timeline } from './timeline';
import { WarningHistory } from './warnings';

interface Known {
  entry: Entry;
  dossier: Query<Dossier>;
}

/** How each part that a library's metadata may name is shown. A part that the portal does not know shows nothing. */
const PARTS: Record<string, (known: Known) => ReactNode> = {
  investment: ({ entry, dossier }) => <Investment entry={entry} dossier={dossier.data} />,
  months: ({ entry }) => <ReportTable entry={entry} full told="money" />,
  funds: ({ entry, dossier }) => <Funds entry={entry} dossier={dossier.data} />,
  permits: ({ entry }) => <Permits entry={entry} />,
  items: ({ entry }) => <Items entry={entry} />,
  milestones: ({ entry }) => <MilestoneList entry={entry} />,
  progress: ({ entry }) => <ReportTable entry={entry} full told="work" />,
  reports: ({ entry }) => <ReportTable entry={entry} full />,
  warnings: ({ entry }) => <WarningHistory entryId={entry.id} />,
  problems: ({ entry }) => (
    <>
      <Dispatches entry={entry} />
      <Problems entry={entry} />
    </>
  ),
  people: ({ entry }) => <Responsible entry={entry} />,
  credit: ({ dossier }) => <Credit rows={dossier.data?.sections.credit ?? []} />,
  timeline: ({ dossier }) => <Timeline query={dossier} />,
  answers: ({ entry }) => (
    <>
      <Answers entry={entry} />
      <FormerAnswers entry={entry.id} />
    </>
  ),
  files: ({ entry }) => <Files code={entry.project.code} may={entry.may.attach} />,
};

/** Parts that bring no title of their own. */
const TITLES = { warnings: 'warningRecord', timeline: 'moves', answers: 'answers', files: 'files' } as const;

/** One part of the dossier; it has its title where several stand under one another. */
export function Part({ name, titled, ...known }: Known & { name: string; titled: boolean }) {
  const t = useText(words);
  const title = TITLES[name as keyof typeof TITLES];
  const shown = PARTS[name]?.(known);
  if (!titled || !title) return <>{shown}</>;
  return (
    <section className={css.block}>
      <SectionTitle title={t(title)} />
      {shown}
    </section>
  );
}
