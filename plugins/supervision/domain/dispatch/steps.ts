import type { DispatchState, Order } from './order';
import { holderOf, issuerOf } from './order';
import type { Actor, Post } from './post';
import { standsAt } from './post';

/** In the order in which they are offered: what carries the matter on first, what takes it back last. */
export const STEPS = [
  'accept',
  'reply',
  'close',
  'reissue',
  'reopen',
  'contribute',
  'pass',
  'entrust',
  'return',
  'recall',
  'withdraw',
] as const;
export type DispatchStep = (typeof STEPS)[number];

/** On whose behalf a step is taken. `giver` has handed the order on; `co` is a department that adds its part. */
type Side = 'issuer' | 'holder' | 'giver' | 'co';

interface Rule {
  from: readonly DispatchState[];
  by: Side;
  /** Whether the reason has to be said. */
  note: boolean;
  /** Whether it is said to whom. */
  target?: 'post' | 'department';
  /** Whether a new limit may be set. */
  limit?: boolean;
  /** Whether it rests on files. */
  files?: boolean;
}

/** What may follow what, and by whom. A closed or withdrawn order has no line here. */
export const STEP_RULES: Readonly<Record<DispatchStep, Rule>> = {
  accept: { from: ['issued'], by: 'holder', note: false },
  return: { from: ['issued', 'accepted', 'reopened'], by: 'holder', note: true },
  reply: { from: ['accepted', 'reopened'], by: 'holder', note: true, files: true },
  pass: { from: ['issued', 'accepted', 'reopened'], by: 'holder', note: false, target: 'post' },
  contribute: { from: ['issued', 'accepted', 'reopened'], by: 'co', note: true, files: true },
  entrust: { from: ['issued', 'accepted', 'reopened'], by: 'co', note: false, target: 'department' },
  recall: { from: ['issued', 'accepted'], by: 'giver', note: true },
  reissue: { from: ['returned'], by: 'issuer', note: false, target: 'post', limit: true },
  reopen: { from: ['replied'], by: 'issuer', note: true, limit: true },
  close: { from: ['replied', 'returned'], by: 'issuer', note: false },
  withdraw: { from: ['issued', 'accepted', 'reopened', 'returned'], by: 'issuer', note: true },
};

/** The department for which somebody owes or has given a part; null when they are not among those asked. */
export const coDepartmentOf = (order: Order, post: Post) =>
  post.firm ? undefined : order.coDepartments.find(({ code }) => code === post.department?.code);

/** Where in the chain somebody stands between the issuer and who has it now; -1 when nowhere. */
export const giverAt = (order: Order, post: Post): number =>
  order.chain.findLastIndex((one, at) => at > 0 && at < order.chain.length - 1 && standsAt(post, one));

const SIDES: Readonly<Record<Side, (order: Order, post: Post) => boolean>> = {
  issuer: (order, post) => standsAt(post, issuerOf(order)),
  holder: (order, post) => standsAt(post, holderOf(order)),
  giver: (order, post) => giverAt(order, post) > 0,
  co: (order, post) => coDepartmentOf(order, post)?.done === false,
};

const beyond: Partial<Record<DispatchStep, (order: Order) => boolean>> = {
  pass: (order) => holderOf(order).firm === null,
};

/** What somebody can do with an order now; empty when it waits for others or has ended. */
export function stepsFor(order: Order, actor: Pick<Actor, 'post'>): DispatchStep[] {
  return STEPS.filter((step) => {
    const rule = STEP_RULES[step];
    return rule.from.includes(order.state) && SIDES[rule.by](order, actor.post) && (beyond[step]?.(order) ?? true);
  });
}
