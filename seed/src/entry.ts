import { addDays, daysBetween, formatAmount, type IsoDate, parseAmount } from '@project-cloud/kernel';
import type { DemoCast } from './cast';
import type { ProjectKind } from './catalogue';
import type { Course } from './courses';
import { personName } from './naming';
import type { County } from './places';
import { milestonesAt } from './progress-reports';
import type { Random } from './random';
import type { EntryRow } from './rows';
import type { Schedule } from './schedule';
import type { Money } from './spending';
import type { World } from './world';

/** What an entry is made from. */
export interface EntryParts {
  world: World;
  kind: ProjectKind;
  course: Course;
  dates: Schedule;
  money: Money;
  total: number;
  code: string;
  builder: { name: string; code: string };
  county: County;
  funds: ProjectKind['funds'];
  /** Where it lies, as text; not everybody says. */
  place: string | null;
}

/** The project's entry in the library. */
export function entryOf(parts: EntryParts, random: Random): EntryRow {
  const { world, kind, course, dates, money, code, builder } = parts;
  const values: Record<string, unknown> = {
    annual_plan: money.annualPlan === null ? undefined : money.annualPlan / 100,
    fund_sources: [...parts.funds],
    key_level: keyLevel(parts.total / 100),
    scale: scaleOf(kind, parts.total),
    site: parts.place,
    builder: dates.actualStart ? builder.name : undefined,
    builder_code: dates.actualStart ? builder.code : undefined,
    supervisor_unit: dates.actualStart
      ? builder.name.replace(/(建设集团|..工程|水利水电工程)有限公司$/, '工程监理有限公司')
      : undefined,
    land_approval_date: dates.land,
    planning_permit_date: dates.planning,
    construction_permit_date: dates.permit,
    ...milestoneOf(parts, random),
    leader: leaderOf(world.cast, parts.county, random),
    contact_name: personName(world.cast, random),
    contact_phone: `1990000${String(random.whole(0, 9999)).padStart(4, '0')}`,
  };
  for (const [key, value] of Object.entries(values)) if (value === undefined || value === null) delete values[key];
  return {
    project_code: code,
    library: 'building',
    stage: stageOf(course, dates, world.today),
    entered_on: dates.entered,
    values,
  };
}

function milestoneOf({ world, kind, course, dates, money }: EntryParts, random: Random): Record<string, unknown> {
  if (dates.actualEnd || !dates.plannedStart) return {};
  if (!dates.actualStart) return { next_milestone: '开工', next_milestone_date: dates.plannedStart };
  const days = course.pastMilestone ? -random.whole(...course.pastMilestone) : random.whole(6, 110);
  return { next_milestone: milestonesAt(kind, money.progress).next, next_milestone_date: addDays(world.today, days) };
}

function stageOf(course: Course, dates: Schedule, today: IsoDate): EntryRow['stage'] {
  if (course.suspended) return 'suspended';
  if (!dates.actualEnd) return 'building';
  return daysBetween(dates.actualEnd, today) > 150 ? 'producing' : 'completed';
}

function keyLevel(amount: number): string {
  if (amount >= 100_000) return 'province';
  if (amount >= 30_000) return 'city';
  return amount >= 10_000 ? 'county' : 'none';
}

/** Scale and content, in one sentence. */
export function scaleOf(kind: ProjectKind, total: number): string {
  const quantity = total / 100 / kind.unitCost;
  const rounded =
    quantity >= 1000
      ? Math.round(quantity / 10) * 10
      : quantity >= 50
        ? Math.round(quantity)
        : Math.round(quantity * 10) / 10;
  return kind.scale.replace('{q}', grouped(rounded));
}

/** A leader of the demonstration where one stands over the county, so that the console has rows. */
function leaderOf(cast: DemoCast, county: County, random: Random): string {
  const above = cast.users.filter((user) => user.role === 'leader' && county.code.startsWith(user.regionCode));
  return above.length > 0 && random.chance(0.4) ? random.pick(above).name : personName(cast, random);
}

// toLocaleString depends on how node was built.
function grouped(value: number): string {
  const amount = parseAmount(value);
  return amount ? formatAmount(amount) : String(value);
}
