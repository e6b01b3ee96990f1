import { NotFound, type Principal } from '@project-cloud/access';
import { database, Invalid, newDocumentId } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { libraryMay } from '@project-cloud/library';
import { calendar, libraryOf } from '@project-cloud/library/server';
import { clock, findEntry, type StoredEntry } from '@project-cloud/registry/server';
import { issueOrder, LONGEST_LIMIT, mayIssueTo, type Named, nameOf, untilDueDay, type When } from '../../domain';
import { supervisionEvents } from '../events';
import { actorOf } from './actor';
import { dispatchKinds } from './kinds';
import { type Address, coDepartmentsOf, offersOf, postOf } from './posts';
import { insertSql } from './queries/dispatches';
import { columnsOf } from './row';

export interface NewDispatch extends Address {
  kind: string;
  matter: string;
  workingDays?: number | undefined;
  /** Instead of a number of days. */
  due?: string | undefined;
  coDepartments: string[];
}

/** When something is done. */
export type Moment = Omit<When, 'calendar'>;

const fault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'invalid', message: { zh, en } }] });

/** The limit in working days, whichever way it was said. */
export function limitOf({ workingDays, due }: Pick<NewDispatch, 'workingDays' | 'due'>): number | undefined {
  if (due === undefined) return workingDays;
  const day = untilDueDay(due, clock.today(), calendar());
  if (day === 'past') throw fault('due', '到期日应在今天之后', 'The due day lies after today');
  if (day === 'idle') throw fault('due', '这一天不是工作日', 'This is no working day');
  if (day === 'far')
    throw fault('due', `时限最多 ${LONGEST_LIMIT} 个工作日`, `The limit is ${LONGEST_LIMIT} working days at most`);
  return day.workingDays;
}

async function entryFor(principal: Principal, id: string): Promise<StoredEntry> {
  const entry = await findEntry(id);
  if (!entry || !libraryMay((await libraryOf(entry.library_key)).body, principal, 'view')) throw NotFound();
  return entry;
}

export const builderOf = (code: string, name: string | null): Named | null =>
  code ? { code, name: name ?? code } : null;

/** What the form of a new order offers: kinds, and to whom on the line it can go. */
export async function dispatchChoices(principal: Principal, entryId: string, lang: 'zh' | 'en') {
  const entry = await entryFor(principal, entryId);
  const place = entry.region_path;
  const { post } = await actorOf(principal, place);
  const offers = await offersOf(place, builderOf(entry.owner_code, entry.owner_name), (to) =>
    mayIssueTo(post, to, place),
  );
  return { today: clock.today(), kinds: await dispatchKinds(lang), ...offers };
}

/** The present, for who does not say otherwise. */
export const now = (): Moment => ({ at: clock.now().toISOString(), on: clock.today() });

/** An order on a project, to somebody below. */
export async function issueDispatch(
  principal: Principal,
  entryId: string,
  body: NewDispatch,
  moment: Moment = now(),
): Promise<string> {
  const entry = await entryFor(principal, entryId);
  const place = entry.region_path;
  const issuer = await actorOf(principal, place);
  if (!(await dispatchKinds('zh')).some(({ code }) => code === body.kind)) {
    throw fault('kind', '没有这种调度事项', 'There is no such kind');
  }
  const workingDays = limitOf(body);
  if (workingDays === undefined) throw fault('workingDays', '请填写办理时限', 'Set a time limit');
  const to = await postOf(body, place, builderOf(entry.owner_code, entry.owner_name));
  const above = issuer.post.firm ? place : issuer.post.region.path;
  const coDepartments = await coDepartmentsOf(body.coDepartments, above, to);
  const order = issueOrder(issuer, { to, place, coDepartments, workingDays }, { ...moment, calendar: calendar() });
  const id = newDocumentId();
  const insert = insertSql({
    document_id: id,
    entry_id: entry.entry_id,
    project_id: entry.id,
    library_key: entry.library_key,
    project_code: entry.code,
    project_name: entry.name,
    place_path: place,
    firm_code: entry.owner_code ?? '',
    firm_name: entry.owner_name,
    kind: body.kind,
    matter: body.matter,
    opened_on: order.limitFrom,
    ...columnsOf(order, ''),
  });
  await database.transaction(async (tx) => {
    await tx.query(insert.text, insert.values);
    await audit(tx, {
      action: 'dispatch.issue',
      subjectType: 'dispatch',
      subjectId: id,
      regionPath: order.reach,
      detail: { project: entry.code, kind: body.kind, to: nameOf(to), due: order.due },
    });
    await supervisionEvents.emit('order-issued', {
      tx,
      order: {
        id,
        project: entry.name,
        due: order.due,
        regionPath: order.reach,
        holder: { path: to.region.path, department: to.department?.code ?? '', firm: to.firm?.code ?? '' },
      },
    });
  });
  return id;
}
