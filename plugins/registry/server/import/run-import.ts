import { currentWork, database, runWith, type Sql, type Transaction } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { isDomainError } from '@project-cloud/kernel';
import type { RawRow } from '../../domain/tabular/cell';
import { readTable } from '../../domain/tabular/table';
import { findKnown } from './find-known';
import { type Chunk, decidedRows, recordChunk, recordFailure, type StoredImport } from './import-store';
import { createLanes, type Turn } from './lanes';
import { type Hand, type Pass, preparePass } from './prepare-pass';
import { saveRows } from './save-rows';
import { withStoredSource } from './stored-source';

const CHUNK_ROWS = 1000;
/** While the database saves one chunk, the next is decided. */
const LANES = 3;

/** The projects that a chunk names. */
function identitiesIn(pass: Pass, rows: readonly RawRow[]): Set<string> {
  const identities = new Set<string>();
  for (const raw of rows) {
    const identity = pass.plan.identityOf(raw);
    if (identity !== null) identities.add(identity);
  }
  return identities;
}

function planRows(pass: Pass, rows: readonly RawRow[], hand: Hand): Chunk {
  pass.hand = hand;
  const bad: Chunk['bad'] = [];
  for (const raw of rows) {
    const planned = pass.plan.planRow(raw);
    if (!planned.ok) bad.push({ row: planned.row, problems: planned.problems });
  }
  pass.hand = null;
  const first = rows[0]?.row ?? 0;
  return { firstRow: first, lastRow: rows.at(-1)?.row ?? first, good: hand.ready.length, bad };
}

/** In one transaction: nobody changes the projects between what was read of them and what is written. */
async function processChunk(pass: Pass, rows: readonly RawRow[], turn: Turn, save: boolean): Promise<void> {
  const { checker, context, imported } = pass;
  await database.transaction(async (tx: Transaction) => {
    const known = await findKnown(tx, {
      library: checker.library.key,
      scheme: context.scheme,
      scope: checker.scope,
      identities: [...turn.claims],
      reports: imported.use !== 'entries',
      lock: save,
    });
    const hand: Hand = { known, ready: [] };
    const chunk = await turn.inOrder(() => planRows(pass, rows, hand));
    if (save && hand.ready.length > 0) await saveRows(tx, context, hand.ready);
    await recordChunk(tx, imported.id, chunk, save);
  });
}

async function passOver(imported: StoredImport, save: boolean): Promise<void> {
  const pass = await preparePass(imported);
  const isDecided = await decidedRows(imported.id);
  const lanes = createLanes(LANES);
  const begin = (rows: readonly RawRow[]) =>
    lanes.begin(identitiesIn(pass, rows), (turn) => processChunk(pass, rows, turn, save));
  await withStoredSource(imported.storage_key, async (source) => {
    let rows: RawRow[] = [];
    try {
      for await (const raw of readTable(source, imported.survey.layout)) {
        if (isDecided(raw.row)) {
          // What it names is remembered all the same, so that a repetition is still found.
          pass.plan.planRow(raw);
          continue;
        }
        rows.push(raw);
        if (rows.length < CHUNK_ROWS) continue;
        await begin(rows);
        rows = [];
      }
      if (rows.length > 0) await begin(rows);
    } finally {
      await lanes.end();
    }
  });
}

async function finish(sql: Sql, imported: StoredImport, save: boolean): Promise<void> {
  const counted = await sql.query<{ good: number; bad: number; total: number }>(
    'UPDATE pc.import SET state = $2, finished_at = now() WHERE id = $1 RETURNING good, bad, total',
    [imported.id, save ? 'done' : 'checked'],
  );
  await audit(sql, {
    action: save ? 'import.run' : 'import.check',
    subjectType: 'import',
    subjectId: imported.id,
    regionPath: imported.region_path,
    detail: { file: imported.file_name, ...counted.rows[0] },
  });
}

/**
 * Go over the file, checking only or saving too, with the rights of whoever asked. Chunks are saved with their own
 * record, so a pass that broke off goes on behind the last saved row and saves none twice.
 */
export async function runPass(imported: StoredImport, save: boolean): Promise<void> {
  const work = {
    scope: imported.scope,
    principal: imported.principal,
    lang: 'zh' as const,
    requestId: currentWork()?.requestId ?? imported.id,
    ip: '',
  };
  await runWith(work, async () => {
    try {
      await passOver(imported, save);
      await database.transaction((tx) => finish(tx, imported, save));
    } catch (fault) {
      const final = isDomainError(fault);
      await recordFailure(imported.id, final ? fault.text.zh : '导入中断，系统已记录原因，会自动重试', final);
      if (!final) throw fault;
    }
  });
}
