import { holderOf, isEnded, issuerOf, type Order, type Post } from '../../domain';

/** An order as it is stored: the order itself, and beside it what it is about. */
export interface DispatchRow extends Record<string, unknown> {
  seq: number;
  id: string;
  entry_id: string;
  project_id: string;
  project_code: string;
  project_name: string;
  place_path: string;
  firm_code: string;
  firm_name: string | null;
  kind: string;
  matter: string;
  state: Order['state'];
  revision: number;
  chain: Order['chain'];
  co_departments: Order['coDepartments'];
  trail: Order['trail'];
  opened_on: string;
  limit_from: string;
  working_days: number;
  due_on: string;
  owner_code: string;
  region_path: string;
  /** Whether the reader sees the project too: a township may have an order on a project of the whole county. */
  visible: boolean;
}

export const orderOf = (row: DispatchRow): Order => ({
  state: row.state,
  chain: row.chain,
  coDepartments: row.co_departments,
  reach: row.region_path,
  limitFrom: row.limit_from,
  workingDays: row.working_days,
  due: row.due_on,
  trail: row.trail,
});

const postColumns = (side: 'issuer' | 'holder', post: Post) => ({
  [`${side}_path`]: post.region.path,
  [`${side}_department`]: post.department?.code ?? '',
  [`${side}_firm`]: post.firm?.code ?? '',
});

/** The columns that follow from an order. A firm sees it from the moment that it takes part in it. */
export function columnsOf(order: Order, before: string): Record<string, unknown> {
  const firm = order.chain.find((post) => post.firm)?.firm?.code;
  return {
    ...postColumns('issuer', issuerOf(order)),
    ...postColumns('holder', holderOf(order)),
    state: order.state,
    revision: order.trail.length,
    chain: JSON.stringify(order.chain),
    co_departments: JSON.stringify(order.coDepartments),
    trail: JSON.stringify(order.trail),
    limit_from: order.limitFrom,
    working_days: order.workingDays,
    due_on: order.due,
    ended_on: isEnded(order) ? (order.trail.at(-1)?.on ?? null) : null,
    region_path: order.reach,
    owner_code: firm ?? before,
  };
}
