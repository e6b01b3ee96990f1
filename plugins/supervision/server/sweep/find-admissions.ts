import type { Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import { allLibraries, type Library } from '@project-cloud/library/server';
import { compileSql, conditionSql, parseConditions, type SqlStatement, Values } from '@project-cloud/rules-engine';
import { admissionRule } from '../../domain';
import { factQuery } from '../queries/fact-query';
import { type Within, withinSql } from '../queries/within';
import { inSql } from './rules-in-sql';

const wants = (to: Library, leaves: string | null, values: Values): string => {
  const elsewhere = `NOT EXISTS (SELECT 1 FROM library_entries t WHERE t.library_key = ${values.text(to.key)} AND t.project_id = s.project_id)`;
  return leaves === null ? elsewhere : `(${elsewhere} OR s.stage <> ${values.text(leaves)})`;
};

function admissionSql(from: Library, to: Library, today: IsoDate, within: Within): SqlStatement | null {
  const { admission } = to.body;
  const reads = admissionRule(to.body)?.reads;
  const parsed = admission ? parseConditions(admission.conditions) : null;
  if (!admission || !reads || !parsed?.ok) return null;
  const query = factQuery(from, reads, {
    today,
    entered: true,
    where: (values) => withinSql(within, 'p.entry_id', values),
    columns: ['project_id', 'stage'],
  });
  const values = new Values([...query.values]);
  const met = conditionSql(parsed.conditions, { facts: query.facts, parameters: {}, shared: {}, values });
  const where = `WHERE ${met} AND ${wants(to, admission.leaves, values)}`;
  return compileSql([], { ...query, from: `${query.from} ${where}`, values: values.list, select: 's.entry_id' });
}

/**
 * Entries that meet by now the rule by which another library admits, and have not entered it. Null where only JavaScript
 * can say.
 */
export async function entriesToAdmit(
  sql: Sql,
  library: Library,
  today: IsoDate,
  within: Within,
): Promise<string[] | null> {
  const admitting = (await allLibraries()).filter(({ body }) => body.admission?.from === library.key && !body.retired);
  const found: string[] = [];
  for (const to of admitting) {
    if (!admissionRule(to.body)) continue;
    const statement = inSql(() => admissionSql(library, to, today, within));
    if (!statement) return null;
    const { rows } = await sql.query<{ entry_id: string }>(statement.sql, statement.values);
    found.push(...rows.map((row) => row.entry_id));
  }
  return found;
}
