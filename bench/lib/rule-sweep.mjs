import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/root.mjs';
import { HELD } from './rule-world.mjs';

const require = createRequire(inRoot('package.json'));
const { compileRule, compileSql } = require('@project-cloud/rules-engine');
const { factQuery } = require(inRoot('plugins/supervision/dist/server/queries/fact-query.js'));
const { FENCE } = require(inRoot('plugins/supervision/dist/server/queries/layers.js'));
const { openLights, warnedBits } = require(inRoot('plugins/supervision/dist/server/queries/differences.js'));

export const TODAY = '2026-11-22';
/** Warnings with the key that keeps one open for an entry and a rule. */
const WARNINGS = (table) =>
  `CREATE TABLE pc.${table} (entry_id text NOT NULL, rule_key text NOT NULL, light text NOT NULL, state text NOT NULL DEFAULT 'open',
     opened_on date NOT NULL, history jsonb, PRIMARY KEY (entry_id, rule_key))`;

export async function makeWarnings(client) {
  await client.query(
    `DROP TABLE IF EXISTS pc.warning, pc.floor_warning; ${WARNINGS('warning')}; ${WARNINGS('floor_warning')}`,
  );
}

const LIGHT = `CASE WHEN bits = 3 THEN 'red' ELSE 'yellow' END`;

/** What has to be written, and writing it: three statements over one small table of entries that differ. */
export function sweepOf(library, rules) {
  const reads = rules.flatMap((rule) => compileRule(rule).reads);
  const keys = rules.map(({ key }) => key);
  return async (client, ids = null) => {
    const where = ids ? (values) => `p.entry_id = ANY (${values.array(ids, 'text')})` : undefined;
    const query = factQuery(library, reads, { today: TODAY, ...HELD, ...(where ? { where } : {}) });
    const verdicts = compileSql(rules, query);
    const at = verdicts.values.length;
    const open = openLights({ from: 'pc.warning w', rules: `$${at + 1}::text[]`, count: rules.length });
    const within = ids ? `AND w.entry_id = ANY ($${at + 2}::text[])` : '';
    await client.query('BEGIN');
    await client.query(`SET LOCAL work_mem = '256MB'; SET LOCAL max_parallel_workers_per_gather = 2`);
    const found = performance.now();
    await client.query(
      `CREATE TEMP TABLE differing ON COMMIT DROP AS SELECT v.entry_id, ${warnedBits('v.lights_0')} AS now, coalesce(o.lights_0, 0) AS before
       FROM (${verdicts.sql} ${FENCE}) v LEFT JOIN (${open} ${within} GROUP BY w.entry_id) o ON o.entry_id = v.entry_id
       WHERE ${warnedBits('v.lights_0')} <> coalesce(o.lights_0, 0)`,
      [...verdicts.values, keys, ...(ids ? [ids] : [])],
    );
    const written = performance.now();
    // Each place in turn that has changed; bits are those of one rule.
    const changed = `(SELECT d.entry_id, k.rule_key, (d.now >> k.shift) & 3 AS bits, (d.before >> k.shift) & 3 AS was
      FROM differing d JOIN (SELECT key AS rule_key, ((n - 1) * 2)::int AS shift FROM unnest($1::text[]) WITH ORDINALITY AS k(key, n) OFFSET 0) k
        ON ((d.now # d.before) >> k.shift) & 3 <> 0) c`;
    const line = (was) => `jsonb_build_object('at', $2::date, 'from', ${was}, 'to', ${LIGHT})`;
    const counts = [];
    for (const text of [
      `DELETE FROM pc.warning w USING ${changed} WHERE c.bits = 0 AND w.entry_id = c.entry_id AND w.rule_key = c.rule_key AND $2::date IS NOT NULL`,
      `UPDATE pc.warning w SET light = ${LIGHT}, history = w.history || ${line('w.light')} FROM ${changed}
         WHERE c.bits <> 0 AND c.was <> 0 AND w.entry_id = c.entry_id AND w.rule_key = c.rule_key`,
      `INSERT INTO pc.warning (entry_id, rule_key, light, opened_on, history) SELECT c.entry_id, c.rule_key, ${LIGHT}, $2::date, jsonb_build_array(${line('null')})
         FROM ${changed} WHERE c.bits <> 0 AND c.was = 0`,
    ])
      counts.push((await client.query(text, [keys, TODAY])).rowCount);
    await client.query('COMMIT');
    const ended = performance.now();
    const [closed, turned, opened] = counts;
    return {
      seconds: (ended - found) / 1000,
      finding: (written - found) / 1000,
      writing: (ended - written) / 1000,
      opened,
      turned,
      closed,
    };
  };
}

/** The least that can be asked: the table gone through once, and the same warnings written with their key. */
export async function floor(client, library) {
  await client.query('TRUNCATE pc.floor_warning');
  const begun = performance.now();
  await client.query(
    `SELECT count(*), sum(total_investment), sum("r_investedTotal"), max(planned_end) FROM ${library.table}`,
  );
  const scanned = performance.now();
  await client.query('INSERT INTO pc.floor_warning SELECT * FROM pc.warning');
  const ended = performance.now();
  return { seconds: (ended - begun) / 1000, scan: (scanned - begun) / 1000, insert: (ended - scanned) / 1000 };
}
