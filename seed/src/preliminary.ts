import { addDays, type IsoDate } from '@project-cloud/kernel';
import { earliest } from './days';
import { itemAt } from './list';
import { projectAt } from './project';
import { type Random, randomFor } from './random';
import type { PreliminaryEntry, PreliminaryProject } from './rows';
import type { World } from './world';

/** The four permits in the order in which they are obtained: prefix of the fields, field of the day, and how its papers are numbered. */
const PERMITS = [
  { key: 'investment_permit', date: 'investment_permit_date', paper: '发改投资' },
  { key: 'land_approval', date: 'land_approval_date', paper: '自然资用地' },
  { key: 'planning_permit', date: 'planning_permit_date', paper: '建字第' },
  { key: 'construction_permit', date: 'construction_permit_date', paper: '施许字' },
] as const;
type PermitKey = (typeof PERMITS)[number]['key'];

/** Projects in preparation keep their distance from those under construction, whose numbers begin with 0. */
const FIRST = 50_000;

/** A project that is being prepared: of its permits some are granted, one may be under way, at least one is open. */
export function preliminaryAt(world: World, index: number): PreliminaryProject {
  const known = world.cast.preliminary[index];
  const random = randomFor(world.seed, 'preliminary', index);
  const { project, party, entry, index: number } = projectAt(world, FIRST + index, { ...known, course: 'not-due' });
  const plannedStart = addDays(world.today, random.whole(20, 400));
  const length = random.whole(240, 900);
  const granted = known ? PERMITS.length - known.open.length : random.weigh([0, 1, 2, 3], (n) => [2, 3, 4, 3][n] ?? 0);
  const open = new Set<PermitKey>(known?.open ?? PERMITS.slice(granted).map(({ key }) => key));
  const { scale, contact_name } = entry.values;
  const values = { ...permitValues(project.filed_on, world.today, open, random), scale, contact_name };
  return {
    index: number,
    party,
    project: {
      ...project,
      planned_start: plannedStart,
      planned_end: addDays(plannedStart, length),
      actual_start: null,
      actual_end: null,
    },
    entry: entryOf(project.code, open.size === PERMITS.length ? 'planning' : 'preparing', project.filed_on, values),
  };
}

const entryOf = (
  project_code: string,
  stage: PreliminaryEntry['stage'],
  entered_on: IsoDate,
  values: Record<string, unknown>,
): PreliminaryEntry => ({ project_code, library: 'preliminary', stage, entered_on, values });

/** Days between the filing and today, in order; what is open is not begun or under way. */
function permitValues(
  filed: IsoDate,
  today: IsoDate,
  open: ReadonlySet<PermitKey>,
  random: Random,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let day = filed;
  for (const { key, date, paper } of PERMITS) {
    if (open.has(key)) {
      const first = [...open][0] === key;
      values[`${key}_state`] = first && random.chance(0.75) ? 'doing' : 'todo';
      continue;
    }
    day = earliest(addDays(day, random.whole(3, 20)), today);
    values[`${key}_state`] = 'done';
    values[`${key}_number`] = `${paper}〔${day.slice(0, 4)}〕${random.whole(1, 380)} 号`;
    values[date] = day;
  }
  return values;
}

/** The past of a project that is under construction: it came through the library of projects in preparation. */
export function preliminaryPast(world: World, index: number): PreliminaryEntry | null {
  const { project, entry } = projectAt(world, index);
  const dates = PERMITS.slice(1).map(({ date }) => entry.values[date]);
  const [land, planning, permit] = dates.filter((date): date is IsoDate => typeof date === 'string');
  if (!land || !planning || !permit) return null;
  const random = randomFor(world.seed, 'preliminary-past', index);
  const days = [project.filed_on, land, planning, permit];
  const values = Object.fromEntries(
    PERMITS.flatMap(({ key, date, paper }, at) => {
      const day = itemAt(days, at);
      return [
        [`${key}_state`, 'done'],
        [`${key}_number`, `${paper}〔${day.slice(0, 4)}〕${random.whole(1, 380)} 号`],
        [date, day],
      ];
    }),
  );
  const { scale, contact_name } = entry.values;
  return entryOf(project.code, 'moved', project.filed_on, { ...values, scale, contact_name });
}
