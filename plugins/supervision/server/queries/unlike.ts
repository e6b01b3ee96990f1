import type { Library } from '@project-cloud/library/server';
import { type SqlStatement, Values } from '@project-cloud/rules-engine';
import { type Within, withinSql } from './within';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** An answer as its column would hold it; no value of any kind raises an error. */
function answered(key: string, sqlType: string): { column: (name: string) => string; answer: string } {
  const json = `e."values" -> ${quoted(key)}`;
  if (/^(numeric|bigint)/.test(sqlType))
    return { column: (name) => `${name}::float8`, answer: `pc.rule_figure(${json})` };
  if (sqlType === 'date') return { column: (name) => name, answer: `pc.rule_day(${json})` };
  if (sqlType === 'text[]') return { column: (name) => `to_jsonb(${name})`, answer: `NULLIF(${json}, 'null'::jsonb)` };
  return { column: (name) => `${name}::text COLLATE "C"`, answer: `(e."values" ->> ${quoted(key)}) COLLATE "C"` };
}

/**
 * Entries whose row in the list says something else than the project and the entry themselves, or that have none: a hand
 * in the database, or a release that broke off. Rules are judged on the list's columns, so these come first.
 */
export function unlikeSql(library: Library, within: Within): SqlStatement {
  const values = new Values();
  const text = (name: string) => `${name}::text COLLATE "C"`;
  const differs = [
    `p.entry_id IS NULL`,
    ...['stage', 'region_path'].map((name) => `${text(`p.${name}`)} IS DISTINCT FROM ${text(`e.${name}`)}`),
    `${text('p.owner_scope')} IS DISTINCT FROM ${text('e.owner_code')}`,
    ...[...library.columns.values()].flatMap(({ of, key, column, sqlType }) => {
      const name = `p."${column}"`;
      if (of === 'figure') return [];
      if (of === 'core' && sqlType === 'text') return [`${text(name)} IS DISTINCT FROM ${text(`x.${key}`)}`];
      if (of === 'core') return [`${name} IS DISTINCT FROM x.${key}`];
      const { column: held, answer } = answered(key, sqlType);
      return [`${held(name)} IS DISTINCT FROM ${answer}`];
    }),
  ];
  const key = values.text(library.key);
  return {
    sql: `SELECT e.document_id AS entry_id FROM library_entries e JOIN projects x ON x.document_id = e.project_id
      LEFT JOIN ${library.table} p ON p.entry_id = e.document_id
      WHERE e.library_key = ${key} AND ${withinSql(within, 'e.document_id', values)} AND (${differs.join(' OR ')})
      ORDER BY e.document_id`,
    values: values.list,
  };
}
