import { type Calendar, type IsoDate, workingDaysBetween } from '@project-cloud/kernel';
import { isRunning, type Order, waitsFor } from './order';
import { type Post, TIERS, type Tier, tierOf } from './post';

/** How an order stands to its limit. Computed when asked: what is overdue today was not yesterday. */
export interface Standing {
  /** Working days left, negative when overdue; null while the clock does not run. */
  daysLeft: number | null;
  /** Working days by which the answer came too late; null while there is none, 0 when in time. */
  late: number | null;
}

/** Due on Friday and looked at on Saturday is overdue, though no working day has gone by. */
function leftOn(day: IsoDate, due: IsoDate, calendar: Calendar): number {
  const left = workingDaysBetween(day, due, calendar);
  return day > due ? Math.min(-1, left) : left;
}

export function standingOf(order: Order, today: IsoDate, calendar: Calendar): Standing {
  if (isRunning(order)) return { daysLeft: leftOn(today, order.due, calendar), late: null };
  const reply = order.trail.findLast(({ step }) => step === 'reply');
  return { daysLeft: null, late: reply ? Math.max(0, -leftOn(reply.on, order.due, calendar)) : null };
}

/** One of the five tiers on the way of an order. */
export interface TierOnTheWay {
  tier: Tier;
  /** Who has had a hand in it there; empty when the order has not been there. */
  posts: Post[];
  here: boolean;
}

/** The five tiers with whom an order has met on each: what its trail adds up to. */
export function tiersOf(order: Order): TierOnTheWay[] {
  const here = waitsFor(order);
  const met = new Map<string, Post>();
  for (const { from, to } of order.trail) {
    for (const post of [from, to]) {
      if (post) met.set(`${post.region.path} ${post.firm?.code ?? ''} ${post.department?.code ?? ''}`, post);
    }
  }
  const all = [...met.values()];
  // a department that acted says more than the office that it acted for
  const spoken = ({ region, department, firm }: Post) =>
    department !== null || firm !== null || !all.some((one) => one.department && one.region.path === region.path);
  const posts = all.filter(spoken);
  return TIERS.map((tier) => ({
    tier,
    posts: posts.filter((post) => tierOf(post) === tier),
    here: here !== null && tierOf(here) === tier,
  }));
}
