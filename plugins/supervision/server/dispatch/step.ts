import { NotFound, type Principal } from '@project-cloud/access';
import { database, Invalid, type Sql } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { Lang } from '@project-cloud/kernel';
import { calendar } from '@project-cloud/library/server';
import { attachmentsOf } from '@project-cloud/registry/server';
import {
  type Act,
  type Actor,
  coDepartmentOf,
  DispatchMovedOn,
  type DispatchStep,
  holderOf,
  issuerOf,
  mayIssueTo,
  mayPassTo,
  nameOf,
  type Post,
  STEP_RULES,
  type StepFile,
  stepsFor,
  takeStep,
} from '../../domain';
import { actorOf } from './actor';
import { findDispatch } from './find';
import { builderOf, limitOf, type Moment, now } from './issue';
import { type Address, offersOf, postOf } from './posts';
import { presentOrder, presentTrail } from './present';
import { updateSql } from './queries/dispatches';
import { columnsOf, type DispatchRow, orderOf } from './row';

export interface StepBody extends Address {
  step: DispatchStep;
  note: string;
  files: string[];
  /** The revision that the person has seen. */
  revision: number;
  workingDays?: number | undefined;
  due?: string | undefined;
}

const fault = (path: string, code: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code, message: { zh, en } }] });

/** Files of the project's dossier, as the step remembers them. */
async function filesOf(row: DispatchRow, ids: readonly string[]): Promise<StepFile[]> {
  if (ids.length === 0) return [];
  const known = (await attachmentsOf(row.project_id)) as StepFile[];
  return [...new Set(ids)].map((id) => {
    const file = known.find((one) => one.id === id);
    if (!file) throw fault('files', 'unknown', '没有这个文件，请重新上传', 'There is no such file; add it again');
    return { id, name: file.name, size: file.size, sha256: file.sha256 };
  });
}

async function actOf(row: DispatchRow, body: StepBody): Promise<Act> {
  const { note, target, limit, files } = STEP_RULES[body.step];
  const said = body.note.trim();
  if (note && said === '') throw fault('note', 'required', '请写明情况或原因', 'Say what or why');
  const to = target ? await postOf(body, row.place_path, builderOf(row.firm_code, row.firm_name)) : undefined;
  const workingDays = limit ? limitOf(body) : undefined;
  return {
    step: body.step,
    note: said || null,
    files: files ? await filesOf(row, body.files) : [],
    ...(target === 'post' && to ? { to } : {}),
    ...(target === 'department' && to?.department ? { department: to.department } : {}),
    ...(workingDays === undefined ? {} : { workingDays }),
  };
}

async function refuseStale(row: DispatchRow, principal: Principal, revision: number, lang: Lang): Promise<void> {
  if (row.revision === revision) return;
  const actor = await actorOf(principal, row.place_path);
  const current = await presentOrder(row, actor, lang);
  throw DispatchMovedOn({ extra: { current, since: presentTrail(orderOf(row), revision) } });
}

async function save(tx: Sql, row: DispatchRow, act: Act, actor: Actor, moment: Moment): Promise<void> {
  const when = { ...moment, calendar: calendar() };
  const order = takeStep(orderOf(row), act, actor, row.place_path, when);
  const update = updateSql(row.id, row.revision, columnsOf(order, row.owner_code));
  await tx.query(update.text, update.values);
  await audit(tx, {
    action: `dispatch.${act.step}`,
    subjectType: 'dispatch',
    subjectId: row.id,
    regionPath: order.reach,
    detail: {
      project: row.project_code,
      state: [row.state, order.state],
      ...(act.note ? { note: act.note } : {}),
      ...(act.to ? { to: nameOf(act.to) } : {}),
    },
  });
}

/**
 * One step of one person: who comes second is told what the first has done. Whom and what a step names is looked up
 * before the order is locked: the lock waits for no second connection.
 */
export async function stepDispatch(
  principal: Principal,
  id: string,
  body: StepBody,
  lang: Lang,
  moment: Moment = now(),
): Promise<void> {
  const seen = await findDispatch(id);
  await refuseStale(seen, principal, body.revision, lang);
  const actor = await actorOf(principal, seen.place_path);
  const act = await actOf(seen, body);
  await database.transaction(async (tx) => {
    const row = await findDispatch(id, tx, true);
    await refuseStale(row, principal, body.revision, lang);
    await save(tx, row, act, actor, moment);
  });
}

/** To whom an order can be given on, handed back to another, or a helper's part entrusted. */
export async function stepChoices(principal: Principal, id: string, step: DispatchStep) {
  const row = await findDispatch(id);
  const order = orderOf(row);
  const actor = await actorOf(principal, row.place_path);
  if (!stepsFor(order, actor).includes(step)) throw NotFound();
  const builder = builderOf(row.firm_code, row.firm_name);
  const rules: Partial<Record<DispatchStep, (to: Post) => boolean>> = {
    pass: (to) => mayPassTo(holderOf(order), to, row.place_path),
    reissue: (to) => mayIssueTo(issuerOf(order), to, row.place_path),
    entrust: (to) =>
      to.department !== null &&
      to.region.path === actor.post.region.path &&
      coDepartmentOf(order, to) === undefined &&
      to.department.code !== actor.post.department?.code,
  };
  return offersOf(row.place_path, builder, rules[step] ?? (() => false));
}
