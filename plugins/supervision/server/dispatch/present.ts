import type { IsoDate, Lang } from '@project-cloud/kernel';
import { calendar } from '@project-cloud/library/server';
import { clock } from '@project-cloud/registry/server';
import {
  type Actor,
  isRunning,
  issuerOf,
  nameOf,
  type Order,
  type Post,
  STEP_RULES,
  standingOf,
  stepsFor,
  type TrailStep,
  termOf,
  tierOf,
  tiersOf,
  waitsFor,
} from '../../domain';
import { dispatchKinds } from './kinds';
import { type DispatchRow, orderOf } from './row';

/** The number that people quote: the year and the running number. */
const numberOf = (row: DispatchRow): string => `${row.opened_on.slice(0, 4)}-${String(row.seq).padStart(5, '0')}`;

const presentPost = (post: Post) => ({ tier: tierOf(post), name: nameOf(post), region: post.region.code });

/** An order as a list shows it. */
export function presentRow(row: DispatchRow, kinds: ReadonlyMap<string, string>, today: IsoDate, actor: Actor | null) {
  const order = orderOf(row);
  const waiting = waitsFor(order);
  return {
    id: row.id,
    number: numberOf(row),
    kind: row.kind,
    kindLabel: kinds.get(row.kind) ?? row.kind,
    matter: row.matter,
    project: { code: row.project_code, name: row.project_name },
    entryId: row.visible ? row.entry_id : null,
    state: row.state,
    issuer: presentPost(issuerOf(order)),
    waitsFor: waiting && presentPost(waiting),
    openedOn: row.opened_on,
    due: row.due_on,
    ...standingOf(order, today, calendar()),
    steps: actor ? stepsFor(order, actor) : [],
  };
}

const presentStep = ({ from, to, by, ...step }: TrailStep) => ({
  ...step,
  by: by.name,
  from: presentPost(from),
  to: to && presentPost(to),
});

export const presentTrail = (order: Order, since = 0) => order.trail.filter(({ n }) => n > since).map(presentStep);

export async function kindLabels(lang: Lang): Promise<Map<string, string>> {
  return new Map((await dispatchKinds(lang)).map(({ code, label }) => [code, label]));
}

/** An order with its trail, how its due day comes about, and what this person can do with it. */
export async function presentOrder(row: DispatchRow, actor: Actor | null, lang: Lang) {
  const order = orderOf(row);
  const term = termOf(order, calendar(), lang);
  const shown = presentRow(row, await kindLabels(lang), clock.today(), actor);
  return {
    ...shown,
    steps: shown.steps.map((step) => {
      const { note, target, limit, files } = STEP_RULES[step];
      return { step, note, target: target ?? null, limit: limit === true, files: files === true };
    }),
    workingDays: order.workingDays,
    running: isRunning(order),
    derivation: term.derivation,
    provisional: term.provisional,
    coDepartments: order.coDepartments,
    tiers: tiersOf(order).map(({ tier, posts, here }) => ({ tier, here, names: posts.map(nameOf) })),
    firm: row.firm_code ? row.firm_name : null,
    revision: row.revision,
    trail: presentTrail(order),
  };
}
