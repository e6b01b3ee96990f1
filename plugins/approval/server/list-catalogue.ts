import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { allLibraries } from '@project-cloud/library/server';
import { standingOn, weightUnder } from '../domain';
import { allIndicators, allItems } from './catalogue';
import { ENTRIES_BY_ITEM } from './queries/entry-items';

const clock = systemClock();

/** Libraries that name a key in one of their lists. */
async function librariesBy(list: 'items' | 'indicators'): Promise<(key: string) => { key: string; name: object }[]> {
  const libraries = await allLibraries();
  return (key) =>
    libraries.filter(({ body }) => body[list]?.includes(key)).map((one) => ({ key: one.key, name: one.body.name }));
}

/** Items as they are in force today, with who names them and how many entries of one's own area have them. */
export async function listItems() {
  const counted = await database.query<{ key: string; count: number }>(ENTRIES_BY_ITEM);
  const entries = new Map(counted.rows.map(({ key, count }) => [key, count]));
  const librariesOf = await librariesBy('items');
  const items = (await allItems()).map(({ key, version, body }) => ({
    key,
    version,
    name: body.name,
    class: body.class,
    stage: body.stage,
    department: body.department,
    workingDays: body.workingDays,
    inForce: body.inForce,
    standing: standingOn(body.inForce, clock.today()),
    sample: body.sample ?? false,
    libraries: librariesOf(key),
    entries: entries.get(key) ?? 0,
  }));
  return { items };
}

/** Indicators as they are in force today; `weights` is what those beside each other add up to. */
export async function listIndicators() {
  const all = await allIndicators();
  const weighed = all.map(({ key, body }) => ({ key, parent: body.parent, weight: body.weight }));
  const librariesOf = await librariesBy('indicators');
  return {
    items: all.map(({ key, version, body }) => ({
      key,
      version,
      name: body.name,
      level: body.level,
      parent: body.parent,
      unit: body.unit,
      weight: body.weight,
      weights: weightUnder(body.parent, weighed),
      order: body.order,
      scope: body.scope,
      period: body.period,
      sample: body.sample ?? false,
      libraries: librariesOf(key),
    })),
  };
}
