import { jobsStarted, type Transaction } from '@project-cloud/access/server';
import {
  DefinitionInvalid,
  type LibraryBody,
  type ProjectedColumn,
  projectedColumns,
  projectionTable,
} from '../domain';
import { indexJob } from './index-build';
import { addColumnsSql, createTableSql, indexesSql } from './queries/projection-ddl';
import { indexName, indexNamesOf } from './queries/projection-index';

const tableOf = (key: string) => `pc."${projectionTable(key)}"`;

async function columnTypes(tx: Transaction, key: string): Promise<Map<string, string>> {
  const found = await tx.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [tableOf(key)],
  );
  return new Map(found.rows.map((row) => [row.name, row.type]));
}

const answersStand = ({ column, field }: ProjectedColumn) =>
  DefinitionInvalid(
    { count: 1 },
    {
      fields: [
        {
          path: `body.fields.${field.key}.type`,
          code: 'type-change',
          message: { zh: `“${field.label.zh}”刚刚有了填报内容，不能再改类型`, en: `${column} has answers by now` },
        },
      ],
    },
  );

/** A column of another type than the field has now can only be an empty one: it is made anew. */
async function dropRetyped(tx: Transaction, key: string, library: LibraryBody): Promise<void> {
  const types = await columnTypes(tx, key);
  for (const column of projectedColumns(library)) {
    const type = types.get(column.column);
    if (column.of !== 'entry' || type === undefined || type === column.sqlType) continue;
    const filled = await tx.query(`SELECT 1 FROM ${tableOf(key)} WHERE "${column.column}" IS NOT NULL LIMIT 1`);
    if (filled.rowCount) throw answersStand(column);
    await tx.query(`ALTER TABLE ${tableOf(key)} DROP COLUMN "${column.column}"`);
  }
}

/**
 * The typed table of a library, ready within the publication that asks for it. Columns come at once. Indexes of a table
 * that holds nothing yet too; those of a full one are built afterwards by a job, beside the work that goes on.
 */
export async function prepareProjection(tx: Transaction, key: string, library: LibraryBody): Promise<void> {
  await tx.query(createTableSql(key));
  await dropRetyped(tx, key, library);
  const add = addColumnsSql(key, library, new Set((await columnTypes(tx, key)).keys()));
  if (add) await tx.query(add);
  const there = await indexNamesOf(tx, key);
  const missing = indexesSql(key, library).filter((sql) => !there.has(indexName(sql)));
  if (missing.length === 0) return;
  const full = await tx.query(`SELECT 1 FROM ${tableOf(key)} LIMIT 1`);
  if (!full.rowCount) {
    for (const sql of missing) await tx.query(sql);
    return;
  }
  await tx.query(
    `INSERT INTO pc.index_build (library_key, name) SELECT $1, unnest($2::text[])
     ON CONFLICT (library_key, name) DO UPDATE SET state = 'waiting', fault = NULL, asked_at = now(), started_at = NULL, finished_at = NULL
       WHERE index_build.state IN ('done', 'failed')`,
    [key, missing.map(indexName)],
  );
  if (jobsStarted()) await indexJob.send(tx, { library: key });
}
