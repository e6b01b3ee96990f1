import type { Scope } from '@project-cloud/access';
import { ENDED, RUNNING } from '../../../domain';
import type { Asker } from '../actor';

export interface Statement {
  text: string;
  values: unknown[];
}

const COLUMNS = `d.id AS seq, d.document_id AS id, d.entry_id, d.project_id, d.project_code, coalesce(p.name, d.project_name) AS project_name,
  d.place_path, d.firm_code, d.firm_name, d.kind, d.matter, d.state, d.revision, d.chain, d.co_departments, d.trail, d.opened_on, d.limit_from,
  d.working_days, d.due_on, d.region_path, d.owner_code, p.document_id IS NOT NULL AS visible`;

const FROM = 'FROM dispatch_orders d LEFT JOIN projects p ON p.document_id = d.project_id';

export const BY_ID = `SELECT ${COLUMNS} ${FROM} WHERE d.document_id = $1`;

/** For a step: nobody else takes one until the transaction ends. */
export const LOCKED = `SELECT ${COLUMNS} ${FROM} WHERE d.document_id = $1 FOR UPDATE OF d`;

export const OF_ENTRY = `SELECT ${COLUMNS} ${FROM} WHERE d.entry_id = $1 ORDER BY d.ended_on IS NOT NULL, d.due_on, d.id LIMIT 100`;

export const OF_PROJECT = `SELECT d.document_id AS id, d.kind, d.matter, d.trail ${FROM} WHERE d.project_id = $1 ORDER BY d.id LIMIT 200`;

export const BOXES = ['inbox', 'outbox', 'open', 'overdue', 'closed'] as const;
export type Box = (typeof BOXES)[number];

const list = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ');
const RUNS = `d.state IN (${list(RUNNING)})`;
const HAS_ENDED = `d.state IN (${list(ENDED)})`;

/** `$4` to `$6` are who asks, `$7` their part among the departments that were asked to help, `$8` is today. */
const at = (side: 'issuer' | 'holder') =>
  `(CASE WHEN $6 <> '' THEN d.${side}_firm = $6 ELSE d.${side}_firm = '' AND d.${side}_path = $4 AND d.${side}_department IN ('', $5) END)`;

const BOX: Readonly<Record<Box, string>> = {
  inbox: `(${RUNS} AND (${at('holder')} OR ($5 <> '' AND d.co_departments @> $7::jsonb)) OR d.state IN ('returned', 'replied') AND ${at('issuer')})`,
  outbox: `(NOT ${HAS_ENDED} AND ${at('issuer')})`,
  open: `NOT ${HAS_ENDED}`,
  overdue: `(${RUNS} AND d.due_on < $8::date)`,
  closed: HAS_ENDED,
};

const WITHIN = `d.region_path COLLATE "C" >= $1 AND d.region_path COLLATE "C" < $2 AND ($3 = '*' OR d.owner_code = $3)`;

/** Nobody: an asker without a post has an empty inbox. */
const NOBODY: Asker = { path: '-', department: '', firm: '' };

function common(scope: Scope, asker: Asker | null, today: string): unknown[] {
  const { path, department, firm } = asker ?? NOBODY;
  return [
    scope.lo,
    scope.hi,
    scope.owner,
    path,
    department,
    firm,
    JSON.stringify([{ code: department, done: false }]),
    today,
  ];
}

export interface ListQuestion {
  box: Box;
  asker: Asker | null;
  today: string;
  q: string | null;
  /** Sort day and number of the last row that was shown. */
  after: { day: string; seq: number } | null;
  limit: number;
}

/** One page of a box: what is due first comes first; what has ended, newest first. */
export function listSql(scope: Scope, { box, asker, today, q, after, limit }: ListQuestion): Statement {
  const day = box === 'closed' ? 'd.ended_on' : 'd.due_on';
  const [sign, order] = box === 'closed' ? ['<', 'DESC'] : ['>', 'ASC'];
  return {
    text: `SELECT ${COLUMNS}, ${day} AS day ${FROM} WHERE ${WITHIN} AND ${BOX[box]} AND ($4 || $5 || $6 || $7) IS NOT NULL AND $8::date IS NOT NULL
      AND ($9::text IS NULL OR strpos(d.project_name, $9) > 0 OR d.project_code = $9 OR strpos(d.matter, $9) > 0)
      AND ($10::date IS NULL OR (${day}, d.id) ${sign} ($10::date, $11::bigint))
      ORDER BY ${day} ${order}, d.id ${order} LIMIT $12`,
    values: [...common(scope, asker, today), q, after?.day ?? null, after?.seq ?? null, limit],
  };
}

/** How much there is in each box. */
export function countSql(scope: Scope, asker: Asker | null, today: string): Statement {
  const counts = BOXES.map((box) => `count(*) FILTER (WHERE ${BOX[box]})::int AS ${box}`);
  return {
    text: `SELECT ${counts.join(', ')} FROM dispatch_orders d WHERE ${WITHIN}`,
    values: common(scope, asker, today),
  };
}

const TYPES: Readonly<Record<string, string>> = { chain: '::jsonb', co_departments: '::jsonb', trail: '::jsonb' };

export function insertSql(columns: Record<string, unknown>): Statement {
  const names = Object.keys(columns);
  const places = names.map((name, place) => `$${place + 1}${TYPES[name] ?? ''}`);
  return {
    text: `INSERT INTO dispatch_orders (${names.join(', ')}, created_at, updated_at, published_at) VALUES (${places.join(', ')}, now(), now(), now())`,
    values: Object.values(columns),
  };
}

/** Only over the revision that was read: the lock is held, and the number stands for what the person saw. */
export function updateSql(id: string, revision: number, columns: Record<string, unknown>): Statement {
  const sets = Object.keys(columns).map((name, place) => `${name} = $${place + 3}${TYPES[name] ?? ''}`);
  return {
    text: `UPDATE dispatch_orders SET ${sets.join(', ')}, updated_at = now() WHERE document_id = $1 AND revision = $2`,
    values: [id, revision, ...Object.values(columns)],
  };
}
