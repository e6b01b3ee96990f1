import type { Transaction } from '@project-cloud/access/server';
import type { Library } from '@project-cloud/library/server';
import type { Saving } from '@project-cloud/registry';
import { givenItems } from '../domain';
import { itemsOf } from './catalogue';
import { GIVE_ITEMS } from './queries/entry-items';

/**
 * What is filed gets the items that its library names and that are in force that day, with the version of today, in the
 * transaction that files it. What was filed before keeps its own.
 */
export async function giveItems({ tx, library, items: saved }: { tx: Transaction; library: Library; items: Saving[] }) {
  const fresh = saved.filter(({ isNew }) => isNew);
  const items = fresh.length > 0 ? await itemsOf(library.body.items ?? []) : [];
  if (items.length === 0) return;
  const cases = new Map<string, { at: number; given: typeof items }>();
  const caseOf = ({ enteredOn: day, project: { approval_class: approvalClass } }: Saving): number => {
    const name = `${day} ${approvalClass}`;
    const known = cases.get(name) ?? { at: cases.size, given: givenItems(items, { day, approvalClass }) };
    cases.set(name, known);
    return known.at;
  };
  const filed = fresh.map(caseOf);
  const given = [...cases.values()].flatMap(({ at, given }) => given.map(({ key, version }) => ({ at, key, version })));
  if (given.length === 0) return;
  await tx.query(GIVE_ITEMS, [
    fresh.map(({ entryId }) => entryId),
    fresh.map(({ project }) => project.region_path),
    fresh.map(({ project }) => project.owner_code),
    filed,
    given.map(({ at }) => at),
    given.map(({ key }) => key),
    given.map(({ version }) => version),
  ]);
}
