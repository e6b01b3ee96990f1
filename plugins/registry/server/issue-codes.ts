import type { Sql } from '@project-cloud/access/server';
import { type CodePrefix, issueProjectCode } from '@project-cloud/kernel';
import { NoCodesLeft } from '../domain/entry-fault';

const SERIALS = 100_000;
/** Drawn at once for a single code: with nine tenths of a prefix gone, 99.99 % of the draws still hold a free one. */
const DRAWS = 90;
const textOf = (p: CodePrefix) => `${p.yearMonth}-${p.region}-${p.department}-${p.type}-`;
const draw = () => String(Math.floor(Math.random() * SERIALS)).padStart(5, '0');

const FREE = `SELECT c.code FROM unnest($1::text[]) WITH ORDINALITY AS c(code, n)
  WHERE NOT EXISTS (SELECT 1 FROM project_codes p WHERE p.scheme = 'unified' AND p.value COLLATE "C" = c.code) ORDER BY n LIMIT 1`;

/** A code without asking whether it is free: of a prefix that is not nearly full it almost always is, and the index knows. */
export const drawCode = (prefix: CodePrefix) => issueProjectCode({ ...prefix, serial: draw() });

/**
 * One new code. Serials are drawn at random: a code must not tell how many projects were filed before it. The unique
 * index has the last word, so two filings at once may meet there; the filing is then tried again with another draw.
 */
export async function issueCode(tx: Sql, prefix: CodePrefix): Promise<string> {
  const drawn = new Set(Array.from({ length: DRAWS }, draw));
  const codes = [...drawn].map((serial) => issueProjectCode({ ...prefix, serial }));
  const first = await tx.query<{ code: string }>(FREE, [codes.slice(0, 3)]);
  const found = first.rows[0] ?? (await tx.query<{ code: string }>(FREE, [codes])).rows[0];
  if (!found) throw NoCodesLeft({ prefix: textOf(prefix) });
  return found.code;
}
