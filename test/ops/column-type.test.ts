import { mkdirSync } from 'node:fs';
import { Client } from 'pg';
import { SecondProcess } from '../harness/second-process';
import { remove, temporaryDataDir } from '../harness/start-process';

const dataDir = temporaryDataDir();
let sql: Client;

const boot = () =>
  SecondProcess.beside({ databaseUrl: process.env.TEST_DATABASE_URL ?? '', dataDir }, { ROLE: 'both' });

const rows = async (text: string) => (await sql.query(text)).rows;

const ownerColumn = `SELECT format_type(atttypid, atttypmod) AS type, attnotnull AS required, atthasdef AS "hasDefault"
  FROM pg_attribute WHERE attrelid = 'attachments'::regclass AND attname = 'owner_code'`;
const wall = `SELECT c.relrowsecurity AND c.relforcerowsecurity AS forced, p.qual AS rule
  FROM pg_policies p JOIN pg_class c ON c.oid = p.tablename::regclass WHERE p.tablename = 'attachments'`;

/** The files of one owner, as a connection with these settings sees them. */
async function seenBy(lo: string, hi: string, owner: string) {
  for (const [name, value] of Object.entries({ lo, hi, owner, audience: 'internal' }))
    await sql.query('SELECT set_config($1, $2, false)', [`app.${name}`, value]);
  return (await rows('SELECT name, owner_code FROM attachments ORDER BY name')) as { name: string }[];
}

beforeAll(async () => {
  mkdirSync(dataDir, { recursive: true });
  await (await boot()).stop();
  sql = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await sql.connect();
});

afterAll(async () => {
  await sql.end();
  remove(dataDir);
});

test.each(['varchar(20)', 'text'])(
  'an older database whose owner_code is %s starts: the type is the new one, the rows are there, the wall stands',
  async (type) => {
    const [was] = await rows(wall);
    // As an earlier version left it: another type, no NOT NULL, a default; and a policy that names the column.
    await sql.query(`BEGIN;
      DROP POLICY scope ON attachments;
      ALTER TABLE attachments ALTER owner_code TYPE ${type}, ALTER owner_code DROP NOT NULL, ALTER owner_code SET DEFAULT '';
      CREATE POLICY scope ON attachments USING (${was.rule});
      SELECT set_config('app.lo', '/', true), set_config('app.hi', '0', true), set_config('app.owner', '*', true),
        set_config('app.audience', 'internal', true);
      DELETE FROM attachments;
      INSERT INTO attachments (document_id, project_id, name, size, content_type, sha_256, storage_key, region_path, owner_code)
      VALUES ('a', 'p', '甲的', 1, 'x', 'x', 'x', '/45/', '91450000MA5KAAAA0A'), ('b', 'p', '无主', 1, 'x', 'x', 'x', '/45/', NULL);
      UPDATE strapi_database_schema SET hash = 'of an earlier version';
      COMMIT`);

    const started = await boot();
    await started.stop();

    expect(await rows(ownerColumn)).toEqual([{ type: 'character varying(255)', required: true, hasDefault: false }]);
    expect(await rows(wall)).toEqual([{ forced: true, rule: expect.stringContaining('owner_code') }]);
    expect(await seenBy('/', '0', '*')).toEqual([
      { name: '无主', owner_code: '' },
      { name: '甲的', owner_code: '91450000MA5KAAAA0A' },
    ]);
    expect(await seenBy('/45/', '/450', '91450000MA5KAAAA0A')).toEqual([expect.objectContaining({ name: '甲的' })]);
    expect(await seenBy('/44/', '/440', '*')).toEqual([]);
    expect(await seenBy('', '', '')).toEqual([]);
  },
);

test('[M01-05] a start waits for no work that goes on where the walls stand, and raises one that somebody has loosened', async () => {
  await sql.query('BEGIN; LOCK TABLE projects, attachments, pc.entry_item IN ROW EXCLUSIVE MODE');
  await (await boot()).stop();
  await sql.query('COMMIT');
  await sql.query('ALTER POLICY scope ON attachments USING (true)');
  await (await boot()).stop();
  expect(await rows(wall)).toEqual([{ forced: true, rule: expect.stringContaining('owner_code') }]);
});
