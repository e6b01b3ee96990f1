import { NotFound, type Principal, principalMay } from '@project-cloud/access';
import { currentScope, type Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Handler, Handling, HandlingLine, WarningState } from '../../domain';

export interface HandledWarning {
  id: string;
  rule: string;
  entryId: string;
  projectCode: string;
  regionPath: string;
  handling: Handling;
}

/** What people have made of a warning, as a part of a SELECT over `warnings w`. */
export const HANDLING_COLUMNS = `w.state, w.measure_due AS "measureDue", w.deferred_until AS "deferredUntil",
  CASE WHEN jsonb_typeof(w.steps) = 'array' THEN w.steps ELSE '[]'::jsonb END AS steps`;

export interface HandlingRow {
  state: WarningState;
  measureDue: IsoDate | null;
  deferredUntil: IsoDate | null;
  steps: HandlingLine[];
}

export const handlingOf = ({ state, measureDue, deferredUntil, steps }: HandlingRow): Handling => ({
  state,
  measureDue,
  deferredUntil,
  steps,
});

type Row = HandlingRow & Omit<HandledWarning, 'handling'> & { [key: string]: unknown };

const LOCKED = `SELECT w.document_id AS id, w.rule_key AS rule, w.entry_id AS "entryId", w.region_path AS "regionPath",
    (SELECT p.code FROM projects p WHERE p.document_id = w.project_id) AS "projectCode", ${HANDLING_COLUMNS}
  FROM warnings w WHERE w.document_id = $1
    AND w.region_path COLLATE "C" >= $2 AND w.region_path COLLATE "C" < $3 AND ($4 = '*' OR w.owner_code = $4)
  FOR UPDATE OF w`;

/** The warning for oneself until the transaction ends, if it lies in one's scope. */
export async function lockWarning(tx: Sql, id: string): Promise<HandledWarning> {
  const { lo, hi, owner } = currentScope();
  const row = (await tx.query<Row>(LOCKED, [id, lo, hi, owner])).rows[0];
  if (!row) throw NotFound();
  const { rule, entryId, projectCode, regionPath } = row;
  return { id: row.id, rule, entryId, projectCode, regionPath, handling: handlingOf(row) };
}

export const handlerOf = (principal: Principal): Handler => ({
  username: principal.username,
  name: principal.name,
  may: (action) => principalMay(principal, action),
});
