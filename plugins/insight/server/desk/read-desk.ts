import { may, type Principal } from '@project-cloud/access';
import { currentScope } from '@project-cloud/access/server';
import { type IsoDate, type Lang, monthOf } from '@project-cloud/kernel';
import { isMonthly, mainLibrary } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { presentRow } from '@project-cloud/registry/server';
import { byLateness } from '../../domain';
import { lightsSql, myProjectsSql } from '../queries/my-projects';
import { type Row, rowsOf } from '../run';
import { visibleLibraries } from '../visible-libraries';
import { countGaps } from './count-gaps';
import { dispatchTasks } from './dispatch-tasks';
import { draftTasks } from './draft-tasks';
import { loadMessages } from './load-messages';
import { NO_REPORTS, reportStatus, reportTasks } from './report-tasks';
import { warningTasks } from './warning-tasks';

const SHOWN = 7;
const NO_LIGHTS = { red: 0, yellow: 0, green: 0, none: 0 };

async function myProjects(library: Library, today: IsoDate, lang: Lang) {
  const scope = currentScope();
  const month = monthOf(today);
  const [rows, lights] = await Promise.all([
    rowsOf<Row & { draft: boolean }>(myProjectsSql(library, scope, month, SHOWN)),
    rowsOf<typeof NO_LIGHTS & Row>(lightsSql(library, scope)),
  ]);
  return {
    lights: lights[0] ?? NO_LIGHTS,
    projects: rows.map((row) => ({ ...presentRow(library, row, lang, month), reportDraft: row.draft })),
  };
}

/** What a person has to do today, in order of lateness; their projects, reds first; what is missing; what has changed. */
export async function readDesk(principal: Principal, today: IsoDate, lang: Lang) {
  const libraries = await visibleLibraries(principal);
  const main = mainLibrary(libraries);
  const reporting = may(principal.role, 'report.write') ? libraries.filter(isMonthly) : [];
  const keys = libraries.map((library) => library.key);
  const [reports, tasks, mine, gaps, messages] = await Promise.all([
    main && isMonthly(main) ? reportStatus(main, monthOf(today), today) : NO_REPORTS(today),
    Promise.all([
      ...reporting.map((library) => reportTasks(library, today, lang)),
      ...reporting.map((library) => draftTasks(library, today, lang)),
      dispatchTasks(principal, today, lang),
      warningTasks(keys, today, lang),
    ]),
    main ? myProjects(main, today, lang) : { lights: NO_LIGHTS, projects: [] },
    main ? countGaps(main, lang) : [],
    loadMessages(keys, today, lang),
  ]);
  return { date: today, library: main?.key ?? null, tasks: byLateness(tasks.flat()), reports, ...mine, messages, gaps };
}
