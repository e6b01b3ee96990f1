import { holdersOf, may, NotFound, type Principal, ROLES } from '@project-cloud/access';
import type { IsoDate, Lang } from '@project-cloud/kernel';
import { type PivotBody, ReportBody } from '@project-cloud/library';
import { definitions } from '@project-cloud/library/server';
import { visibleLibraries } from '../visible-libraries';
import { countPivot } from './count-pivot';

/** Tables of statistics are for the roles they name; whoever writes them sees them all. */
const isFor = (principal: Principal, report: ReportBody) =>
  report.roles.includes(principal.role) || mayWrite(principal);

const mayWrite = ({ role }: Principal) => may(role, 'definition.base') && may(role, 'model.write');

const pivotOf = ({ roles: _, ...pivot }: ReportBody): PivotBody => pivot;

export async function listStatistics(principal: Principal, lang: Lang) {
  const libraries = new Map((await visibleLibraries(principal)).map(({ key, body }) => [key, body.name]));
  const items = (await definitions.allEffective('report')).flatMap(({ key, title, body }) => {
    // What was published before tables had a shape of their own is no table.
    const report = ReportBody.safeParse(body).data;
    const library = report ? libraries.get(report.library) : undefined;
    if (!report || !library || !isFor(principal, report)) return [];
    return [
      {
        key,
        title: title[lang] || title.zh,
        library: { key: report.library, name: library[lang] || library.zh },
        chart: report.chart,
        roles: report.roles.map((role) => ROLES[role][lang]),
      },
    ];
  });
  return { items, may: { save: mayWrite(principal) } };
}

/** A table in force, counted over what its reader may see. What is for others is not there. */
export async function readStatistics(principal: Principal, key: string, today: IsoDate, lang: Lang) {
  const found = await definitions.effective('report', key);
  const report = ReportBody.safeParse(found?.body).data;
  if (!found || !report || !isFor(principal, report)) throw NotFound();
  const counted = await countPivot(principal, pivotOf(report), today, lang);
  return { key, title: found.title[lang] || found.title.zh, roles: report.roles, ...counted };
}

/** For which roles a table may be kept. */
export const rolesOffered = (lang: Lang) =>
  holdersOf('dashboard.read').map((role) => ({ key: role, label: ROLES[role][lang] }));
