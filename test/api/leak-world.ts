import {
  COUNTIES,
  type County,
  type Entry,
  fileEntry,
  makeUser,
  mark,
  monthsAgo,
  must,
  REGION,
  report,
} from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { Database, SYSTEM } from './database';

/** One project with everything that hangs on it. Whatever of it another county reads is a leak. */
export interface Marked {
  county: County;
  word: string;
  code: string;
  entry: string;
  /** Every id and word by which it could be recognised in an answer. */
  traces: string[];
  ids: string[];
}

export interface Viewer {
  who: string;
  client: Client;
  own: Marked[];
  foreign: Marked[];
}

const REPORT = {
  invested_month: 10,
  progress: 1,
  progress_note: '基础施工',
  paid_bond: 0,
  photos: ['a.jpg'],
};

interface Made {
  id: string;
}

/** Past its planned end, with a report, a file and an import: so that it has a warning and traces everywhere. */
export async function marked(client: Client, county: County, system: Database, more: object = {}): Promise<Marked> {
  const word = mark('leak');
  const project = { name: `${word}工程`, planned_start: '2026-01-01', planned_end: '2026-03-01', ...more };
  const entry: Entry = await fileEntry(client, county, { project, values: { annual_plan: 6000, leader: word } });
  await report(client, entry.id, monthsAgo(1), { ...REPORT, progress_note: word });
  const { code } = entry.project;
  const pdf = `%PDF-1.4\n${word}\n%%EOF\n`;
  const attached = must(await client.upload<Made>(`/api/projects/${code}/attachments`, `${word}.pdf`, pdf), 201);
  const found = await system.rows<{ id: string }>(
    `SELECT document_id AS id FROM warnings WHERE project_id = $1
     UNION ALL SELECT document_id FROM progress_reports WHERE project_id = $1
     UNION ALL SELECT document_id FROM project_codes WHERE project_id = $1`,
    [entry.projectId],
  );
  if (found.length < 3) throw new Error(`the marked project lacks a warning, a report or a code: ${found.length}`);
  const ids = [entry.id, entry.projectId, attached.id, ...found.map((row) => row.id)];
  return { county, word, code, entry: entry.id, traces: [word, code, ...ids], ids };
}

async function importOf(client: Client, own: Marked): Promise<void> {
  const csv = `项目名称,总投资\n${own.word}工程,100\n`;
  const { id } = must(await client.upload<Made>('/api/libraries/building/imports', `${own.word}.csv`, csv, 'text/csv'));
  own.ids.push(id);
  own.traces.push(id);
}

/** A contractor who works on all of them, and a credit record each: what relations could leak through. */
export async function bind(system: Database, all: Marked[]): Promise<void> {
  const name = mark('承建');
  const [party] = await system.rows<{ id: number }>(
    `INSERT INTO parties (document_id, code, scheme, name, kind, region_path, created_at, updated_at, published_at)
     VALUES ($1, $1, 'test', $2, 'builder', '/45/', now(), now(), now()) RETURNING id`,
    [mark('p'), name],
  );
  for (const one of all) {
    const id = mark('c');
    await system.rows(
      `INSERT INTO projects_participants_lnk (project_id, party_id) SELECT id, $2 FROM projects WHERE document_id = $1`,
      [one.ids[1], party?.id],
    );
    const [record] = await system.rows<{ id: number }>(
      `INSERT INTO credit_records (document_id, kind, title, project_code, region_path, created_at, updated_at, published_at)
       VALUES ($1, 'penalty', $2, $3, $4, now(), now(), now()) RETURNING id`,
      [id, `${one.word}处罚`, one.code, one.county.path],
    );
    await system.rows('INSERT INTO credit_records_party_lnk (credit_record_id, party_id) VALUES ($1, $2)', [
      record?.id,
      party?.id,
    ]);
    one.ids.push(id);
    one.traces.push(id);
  }
}

/** Two counties with marked projects of the office, of a firm and of a township, and everybody who looks at them. */
export async function makeWorld(): Promise<{ all: Marked[]; viewers: Viewer[] }> {
  const system = await Database.open(SYSTEM);
  try {
    return await populate(system);
  } finally {
    await system.close();
  }
}

async function populate(system: Database): Promise<{ all: Marked[]; viewers: Viewer[] }> {
  const all: Marked[] = [];
  const viewers: Viewer[] = [];
  for (const county of Object.values(COUNTIES)) {
    const [official, firm, agent] = [
      await signIn(county.official),
      await signIn(county.enterprise),
      await signIn(county.agent),
    ];
    const offices = await marked(official, county, system);
    await importOf(official, offices);
    const firms = await marked(official, county, system, { owner_code: county.firm });
    const townships = await marked(official, county, system, { region_code: county.township });
    all.push(offices, firms, townships);
    const auditor = await makeUser('auditor', county.code);
    const wholeCounty = [offices, firms, townships];
    const see = (who: string, client: Client, own: Marked[]) => viewers.push({ who, client, own, foreign: [] });
    see(`official of ${county.name}`, official, wholeCounty);
    see(`administrator of ${county.name}`, await signIn(county.countyAdministrator), wholeCounty);
    see(`leader of ${county.name}`, await signIn(county.leader), wholeCounty);
    see(`auditor of ${county.name}`, await signIn(auditor.username, auditor.password), wholeCounty);
    see(`firm of ${county.name}`, firm, [firms]);
    see(`township agent of ${county.name}`, agent, [townships]);
  }
  for (const who of Object.values(REGION)) viewers.push({ who, client: await signIn(who), own: all, foreign: [] });
  viewers.push({ who: 'visitor', client: visitor(), own: [], foreign: [] });
  for (const viewer of viewers) viewer.foreign = all.filter((one) => !viewer.own.includes(one));
  await bind(system, all);
  return { all, viewers };
}
