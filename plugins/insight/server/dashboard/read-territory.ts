import type { Scope } from '@project-cloud/access';
import { childRegions, type Region } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { rate } from '../../domain';
import { territorySql } from '../queries/territory';
import { rowsOf } from '../run';

interface Counted {
  count: number;
  total_investment: number | null;
  plan: number | null;
  invested: number | null;
  started: number;
  start_plan: number;
  completed: number;
  completion_plan: number;
  red: number;
  yellow: number;
  green: number;
  none: number;
}

type TerritoryRow = Counted & { child: string | null; whole: boolean; [key: string]: unknown };

const NOTHING: Counted = {
  count: 0,
  total_investment: null,
  plan: null,
  invested: null,
  started: 0,
  start_plan: 0,
  completed: 0,
  completion_plan: 0,
  red: 0,
  yellow: 0,
  green: 0,
  none: 0,
};

const figuresOf = (row: Counted) => ({
  count: row.count,
  totalInvestment: row.total_investment,
  planThisYear: row.plan,
  investedThisYear: row.invested,
  completionRate: rate(row.invested, row.plan),
  startedThisYear: row.started,
  startPlan: row.start_plan,
  completedThisYear: row.completed,
  completionPlan: row.completion_plan,
  lights: { red: row.red, yellow: row.yellow, green: row.green, none: row.none },
});

const OWN_LEVEL = { zh: '本级', en: ' itself' };

/**
 * Every part of a territory is listed, those without a project too; what stands at the territory's own level, or under
 * a code that is no longer in force, is a part of its own: so the parts always add up to the whole.
 */
export async function readTerritory(library: Library, scope: Scope, region: Region, year: string, lang: Lang) {
  const [children, rows] = await Promise.all([
    childRegions(region.code),
    rowsOf<TerritoryRow>(territorySql(library, scope, region.path, year)),
  ]);
  const byChild = new Map(rows.filter((row) => !row.whole).map((row) => [row.child ?? '', row]));
  const listed = children.map(({ code, name }) => ({
    code,
    name,
    completed: byChild.get(code)?.completed ?? 0,
    ...figuresOf(byChild.get(code) ?? NOTHING),
  }));
  const known = new Set(children.map(({ code }) => code));
  const rest = [...byChild]
    .filter(([code]) => !known.has(code))
    .map(([code, row]) => ({
      code: code || region.code,
      name: code || `${region.name}${OWN_LEVEL[lang]}`,
      ownLevel: code === '',
      completed: row.completed,
      ...figuresOf(row),
    }));
  return { ...figuresOf(rows.find((row) => row.whole) ?? NOTHING), regions: [...listed, ...rest] };
}
