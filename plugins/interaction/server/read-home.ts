import { PUBLIC_SCOPE, type Scope } from '@project-cloud/access';
import { childRegions, database, findRegion, type Region, runScoped } from '@project-cloud/access/server';
import { addMonths, type IsoDate, type Lang, monthOf, subtree } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { lastCompleteMonth } from '@project-cloud/supervision';
import { bulletinGrowth, bulletinRate, total } from '../domain';
import { listNotices } from './notices';
import { bulletinLibraries } from './public-libraries';
import { newestProjects } from './public-projects';
import { regionCountsSql, regionInvestedSql } from './queries/bulletin';
import { NEW_SINCE } from './queries/public';
import { site } from './site';

const PROJECTS = 6;
const NOTICES = 6;

interface RegionFigures {
  count: number;
  plan: number;
  started: number;
  start_plan: number;
  completed: number;
  invested: number;
  before: number;
}

const NOTHING: RegionFigures = { count: 0, plan: 0, started: 0, start_plan: 0, completed: 0, invested: 0, before: 0 };

/** Reports are not public, their sums over public projects are: the statement itself asks for public projects only. */
const beyondReports = (scope: Scope): Scope => ({ ...scope, audience: 'internal' });

async function investedByRegion(
  library: Library,
  scope: Scope,
  root: Region,
  month: string,
): Promise<Map<string, number>> {
  const statement = regionInvestedSql(library, scope, root.path, { from: `${month.slice(0, 4)}-01`, to: month });
  if (!statement) return new Map();
  const found = await runScoped(beyondReports(scope), () =>
    database.query<{ child: string; invested: number }>(statement.text, statement.values),
  );
  return new Map(found.rows.map(({ child, invested }) => [child, invested]));
}

/** One library's figures by region; both years are read up to the same month. */
async function figuresOf(
  library: Library,
  scope: Scope,
  root: Region,
  month: string,
): Promise<Map<string, RegionFigures>> {
  const counts = regionCountsSql(library, scope, root.path, month.slice(0, 4));
  const [counted, invested, before] = await Promise.all([
    database.query<Omit<RegionFigures, 'invested' | 'before'> & { child: string }>(counts.text, counts.values),
    investedByRegion(library, scope, root, month),
    investedByRegion(library, scope, root, addMonths(month, -12)),
  ]);
  return new Map(
    counted.rows.map(({ child, ...row }) => [
      child,
      { ...row, invested: invested.get(child) ?? 0, before: before.get(child) ?? 0 },
    ]),
  );
}

function merged(all: readonly Map<string, RegionFigures>[]): Map<string, RegionFigures> {
  const regions = new Map<string, RegionFigures>();
  for (const figures of all) {
    for (const [child, row] of figures) {
      const sum = regions.get(child) ?? NOTHING;
      const keys = Object.keys(NOTHING) as (keyof RegionFigures)[];
      regions.set(
        child,
        Object.fromEntries(keys.map((key) => [key, total([sum[key], row[key]])])) as unknown as RegionFigures,
      );
    }
  }
  return regions;
}

async function presentRegions(root: Region, figures: ReadonlyMap<string, RegionFigures>) {
  const children = await childRegions(root.code);
  return children
    .map(({ code, name }) => ({ code, name, ...(figures.get(code) ?? NOTHING) }))
    .map(({ code, name, count, plan, invested }) => ({
      code,
      name,
      count,
      completionRate: bulletinRate(invested, plan),
      // Last year's plans are not kept: a rate of last year cannot be computed, and is not guessed.
      lastYearRate: null,
    }))
    .sort((a, b) => (b.completionRate ?? -1) - (a.completionRate ?? -1));
}

async function compute(today: IsoDate, lang: Lang) {
  const { name, host, phone, demo, regionRoot } = site();
  const root = await findRegion(regionRoot);
  if (!root) throw new Error(`seed/reference/site.json: no region ${regionRoot}`);
  const scope: Scope = { ...PUBLIC_SCOPE, ...subtree(root.path) };
  const dataMonth = lastCompleteMonth(today);
  const libraries = await bulletinLibraries();
  const keys = libraries.map(({ key }) => key);
  const [all, added, projects, notices] = await Promise.all([
    Promise.all(libraries.map((library) => figuresOf(library, scope, root, dataMonth))),
    database.query<{ count: number }>(NEW_SINCE, [keys, `${monthOf(today)}-01`, scope.lo, scope.hi]),
    newestProjects(scope, PROJECTS, lang),
    listNotices(today, NOTICES),
  ]);
  const figures = merged(all);
  const sum = (key: keyof RegionFigures) => total([...figures.values()].map((row) => row[key]));
  return {
    asOf: today,
    dataMonth,
    figures: {
      projects: sum('count'),
      newThisMonth: added.rows[0]?.count ?? 0,
      investedThisYear: sum('invested'),
      growth: bulletinGrowth(sum('invested'), sum('before')),
      startedThisYear: sum('started'),
      startPlan: sum('start_plan'),
      completedThisYear: sum('completed'),
    },
    regions: await presentRegions(root, figures),
    projects,
    notices,
    site: { name: name[lang] || name.zh, host: host[lang] || host.zh, phone, demo },
  };
}

type Home = Awaited<ReturnType<typeof compute>>;

const KEEP = 60_000;
const kept = new Map<Lang, { until: number; day: IsoDate; home: Promise<Home> }>();

/** The front door is opened more often than anything changes: one computation a minute serves everybody. */
export async function readHome(today: IsoDate, lang: Lang, now = Date.now()): Promise<Home> {
  const known = kept.get(lang);
  if (known && known.until > now && known.day === today) return known.home;
  const home = runScoped(PUBLIC_SCOPE, () => compute(today, lang));
  kept.set(lang, { until: now + KEEP, day: today, home });
  // What failed is not kept: the next visitor tries again.
  home.catch(() => kept.delete(lang));
  return home;
}
