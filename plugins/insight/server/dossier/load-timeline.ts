import { may, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import type { Bilingual } from '@project-cloud/kernel';
import type { StoredEntry } from '@project-cloud/registry/server';
import type { TrailStep } from '@project-cloud/supervision';
import { OF_PROJECT } from '@project-cloud/supervision/server';
import {
  dispatchEvents,
  mergeTimeline,
  type TimelineEvent,
  type TimelineItem,
  TOLD_ACTIONS,
  type TrailLine,
  type TrailWords,
  trailEvent,
  type WarningStep,
  warningEvents,
} from '../../domain';
import { TRAIL } from '../queries/dossier';
import { ruleTitle } from '../rule-title';
import type { ReportRow } from './reports';

const TOLD = 500;

export interface WarningRow extends Record<string, unknown> {
  id: string;
  entryId: string;
  rule: string;
  light: string;
  state: string;
  reason: Bilingual | null;
  history: WarningStep[];
}

const WORDS = {
  zh: { filed: '入库', report: '提交月报', started: '实际开工', ended: '实际竣工' },
  en: { filed: 'Filed', report: 'Report submitted', started: 'Work began', ended: 'Completed' },
};

/** What the rows themselves say: for what was saved by an import, the trail has one line for thousands. */
function rowEvents(entries: readonly StoredEntry[], reports: readonly ReportRow[], words: TrailWords): TimelineEvent[] {
  const say = WORDS[words.lang];
  const event = (
    at: string,
    kind: TimelineEvent['kind'],
    title: string,
    detail: string | null,
    same?: string,
  ): TimelineEvent => ({
    at,
    kind,
    title,
    detail,
    actor: null,
    ...(same ? { same } : {}),
  });
  const project = entries[0];
  return [
    ...entries.map((entry) =>
      event(
        entry.entered_on,
        'entry',
        say.filed,
        words.libraries.get(entry.library_key) ?? null,
        `entry/${entry.entry_id}`,
      ),
    ),
    ...reports.flatMap((report) =>
      report.reported_at
        ? [event(report.reported_at, 'report', say.report, report.period, `report/${report.entry_id}/${report.period}`)]
        : [],
    ),
    ...(project?.actual_start ? [event(project.actual_start, 'milestone', say.started, null)] : []),
    ...(project?.actual_end ? [event(project.actual_end, 'milestone', say.ended, null)] : []),
  ];
}

/** Orders are told from their own rows, which not everybody who sees the project sees; the trail of all has no such wall. */
async function orderEvents(principal: Principal, projectId: string, words: TrailWords): Promise<TimelineEvent[]> {
  if (!may(principal.role, 'dispatch.read')) return [];
  const found = await database.query<{ matter: string; trail: TrailStep[] }>(OF_PROJECT, [projectId]);
  return found.rows.flatMap(({ matter, trail }) => dispatchEvents(matter, trail, words.lang));
}

/** The trail first (it knows who), then what the rows tell, then orders and the lives of the warnings. */
export async function loadTimeline(
  principal: Principal,
  projectId: string,
  entries: readonly StoredEntry[],
  reports: readonly ReportRow[],
  warnings: readonly WarningRow[],
  words: TrailWords,
): Promise<TimelineItem[]> {
  const trail = await database.query<TrailLine & Record<string, unknown>>(TRAIL, [projectId, TOLD_ACTIONS, TOLD]);
  const told = trail.rows.flatMap((line) => trailEvent({ ...line, at: new Date(line.at).toISOString() }, words) ?? []);
  const lights = await Promise.all(
    warnings.map(async (warning) =>
      warningEvents(await ruleTitle(warning.rule, words.lang), warning.history, words.lang),
    ),
  );
  const orders = await orderEvents(principal, projectId, words);
  return mergeTimeline(told, rowEvents(entries, reports, words), orders, lights.flat());
}
