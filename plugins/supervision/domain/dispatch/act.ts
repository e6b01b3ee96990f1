import type { Calendar, IsoDate } from '@project-cloud/kernel';
import { mayIssueTo, mayPassTo, reachAfter } from './line';
import type { CoDepartment, DispatchState, Order, StepFile, TrailStep } from './order';
import { holderOf, issuerOf, waitsFor } from './order';
import { type Actor, type Named, nameOf, type Post, samePost } from './post';
import { NotOnTheLine, StepNotOpen } from './refusal';
import { coDepartmentOf, type DispatchStep, giverAt, STEP_RULES, stepsFor } from './steps';
import { termOf } from './term';

/** When something is done, and the calendar by which days count. */
export interface When {
  at: string;
  on: IsoDate;
  calendar: Calendar;
}

/** What somebody does with an order. */
export interface Act {
  step: DispatchStep;
  note: string | null;
  files: StepFile[];
  /** To whom it goes, where the step says so. */
  to?: Post;
  department?: Named;
  /** A new limit, where the step allows one. */
  workingDays?: number;
}

export interface Issue {
  to: Post;
  /** Where the project stands. */
  place: string;
  coDepartments: readonly Named[];
  workingDays: number;
}

/** A new order, with the first line of its trail. */
export function issueOrder(issuer: Actor, issue: Issue, when: When): Order {
  if (!mayIssueTo(issuer.post, issue.to, issue.place)) throw NotOnTheLine({ name: nameOf(issue.to) });
  const { at, on } = when;
  const order: Order = {
    state: 'issued',
    chain: [issuer.post, issue.to],
    coDepartments: issue.coDepartments.map(({ code, name }) => ({ code, name, done: false })),
    reach: issue.to.region.path,
    limitFrom: on,
    workingDays: issue.workingDays,
    due: on,
    trail: [
      {
        n: 1,
        step: 'issue',
        at,
        on,
        by: { username: issuer.username, name: issuer.name },
        from: issuer.post,
        to: issue.to,
        note: null,
        files: [],
        state: 'issued',
        workingDays: issue.workingDays,
      },
    ],
  };
  return { ...order, due: termOf(order, when.calendar).due };
}

/** What a step makes of an order, before its line is written. */
interface Change {
  state: DispatchState;
  chain?: Post[];
  coDepartments?: CoDepartment[];
  to?: Post | null;
  reach?: string;
}

/** Giving to somebody who had it before is giving back: what came after them is undone. */
function chainWith(chain: readonly Post[], to: Post): Post[] {
  const before = chain.findIndex((post, at) => at > 0 && samePost(post, to));
  return before > 0 ? chain.slice(0, before + 1) : [...chain, to];
}

function handedTo(order: Order, to: Post | undefined, chain: readonly Post[], allowed: boolean): Change {
  if (!to || !allowed) throw NotOnTheLine({ name: to ? nameOf(to) : '' });
  return { state: 'issued', chain: chainWith(chain, to), to, reach: reachAfter(order.reach, to) };
}

type Making = (order: Order, act: Act, actor: Actor, place: string) => Change;

const CHANGES: Readonly<Record<DispatchStep, Making>> = {
  accept: () => ({ state: 'accepted' }),
  return(order) {
    const chain = order.chain.length > 2 ? order.chain.slice(0, -1) : order.chain;
    const back = chain.length < order.chain.length;
    return { state: back ? 'accepted' : 'returned', chain, to: back ? (chain.at(-1) ?? null) : issuerOf(order) };
  },
  reply: (order) => ({ state: 'replied', to: issuerOf(order) }),
  pass: (order, act, _, place) =>
    handedTo(order, act.to, order.chain, act.to !== undefined && mayPassTo(holderOf(order), act.to, place)),
  contribute: (order, _, actor) => ({ state: order.state, coDepartments: settled(order, actor) }),
  entrust(order, act, actor) {
    const mine = coDepartmentOf(order, actor.post);
    const next = act.department;
    if (!next || order.coDepartments.some(({ code }) => code === next.code)) {
      throw NotOnTheLine({ name: next?.name ?? '' });
    }
    const coDepartments = order.coDepartments.map((one) =>
      one.code === mine?.code ? { code: next.code, name: next.name, done: false } : one,
    );
    return { state: order.state, coDepartments, to: { ...actor.post, department: next } };
  },
  recall(order, _, actor) {
    const chain = order.chain.slice(0, giverAt(order, actor.post) + 1);
    return { state: 'accepted', chain, to: chain.at(-1) ?? null };
  },
  reissue(order, act, _, place) {
    const issuer = issuerOf(order);
    const change = handedTo(order, act.to, [issuer], act.to !== undefined && mayIssueTo(issuer, act.to, place));
    // who was asked to help at another place cannot help at this one
    return act.to?.region.path === holderOf(order).region.path ? change : { ...change, coDepartments: [] };
  },
  reopen: (order) => ({ state: 'reopened', to: holderOf(order) }),
  close: () => ({ state: 'closed' }),
  withdraw: () => ({ state: 'withdrawn' }),
};

const settled = (order: Order, actor: Actor): CoDepartment[] =>
  order.coDepartments.map((one) => (one.code === actor.post.department?.code ? { ...one, done: true } : one));

/** An order after one step of somebody; refused when the step is not theirs to take now. Pure: the same again gives the same. */
export function takeStep(order: Order, act: Act, actor: Actor, place: string, when: When): Order {
  if (!stepsFor(order, actor).includes(act.step)) {
    const waiting = waitsFor(order);
    throw StepNotOpen({ step: act.step, at: waiting && nameOf(waiting) });
  }
  const change = CHANGES[act.step](order, act, actor, place);
  const renewed = STEP_RULES[act.step].limit === true && act.workingDays !== undefined;
  const line: TrailStep = {
    n: order.trail.length + 1,
    step: act.step,
    at: when.at,
    on: when.on,
    by: { username: actor.username, name: actor.name },
    from: actor.post,
    to: change.to ?? null,
    note: act.note,
    files: act.files,
    state: change.state,
    workingDays: renewed ? (act.workingDays ?? null) : null,
  };
  const next: Order = {
    state: change.state,
    chain: change.chain ?? order.chain,
    coDepartments: change.coDepartments ?? order.coDepartments,
    reach: change.reach ?? order.reach,
    limitFrom: renewed ? when.on : order.limitFrom,
    workingDays: renewed ? (act.workingDays ?? order.workingDays) : order.workingDays,
    due: order.due,
    trail: [...order.trail, line],
  };
  return { ...next, due: termOf(next, when.calendar).due };
}
