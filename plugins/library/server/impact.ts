import { NotFound, type Principal } from '@project-cloud/access';
import { currentScope, database } from '@project-cloud/access/server';
import { type Lang, systemClock } from '@project-cloud/kernel';
import { ImpactLists, type ImpactRow } from '../domain';
import type { Definition } from './definition-row';
import { libraryEvents } from './events';
import { type Forecast, forecastOf } from './forecast';
import { releaseOverlays } from './overlay';
import { indexesSql } from './queries/projection-ddl';
import { indexName, indexNamesOf } from './queries/projection-index';
import { maySee } from './release-right';
import { definitionsOf, type ReleaseRow, releaseRow } from './release-row';

const clock = systemClock();

/** What was counted, kept for the lists behind the counts. Another process simply counts again. */
interface Preview {
  signature: string;
  at: number;
  answer: Answer;
  lists: ImpactLists;
}

type Answer = Awaited<ReturnType<typeof count>>;

const KEPT = 8;
const FRESH_MS = 10 * 60_000;
const previews = new Map<string, Preview>();

async function visible(principal: Principal, id: string): Promise<{ release: ReleaseRow; parts: Definition[] }> {
  const release = await releaseRow(id);
  const parts = await definitionsOf(id);
  if (!(await maySee(principal, release, parts))) throw NotFound();
  return { release, parts };
}

const scopeKey = () => {
  const { lo, hi, owner } = currentScope();
  return `${lo}|${hi}|${owner}`;
};

const signatureOf = (release: ReleaseRow, parts: readonly Definition[]) =>
  [release.revision, JSON.stringify(release.settlements), ...parts.map((part) => `${part.id}.${part.revision}`)].join();

/** Indexes that publishing would build on tables that hold rows already. */
async function indexesAhead({ libraries }: Forecast) {
  const ahead: { library: string; name: string }[] = [];
  for (const { key, before, after } of libraries) {
    if (!before) continue;
    const there = await indexNamesOf(database, key);
    for (const name of indexesSql(key, after.body).map(indexName))
      if (!there.has(name)) ahead.push({ library: key, name });
  }
  return ahead;
}

async function count(release: ReleaseRow, parts: readonly Definition[], lists: ImpactLists) {
  const begun = performance.now();
  const forecast = await forecastOf(parts);
  await libraryEvents.emit('release-previewing', { forecast, lists });
  const overlays = await releaseOverlays(database, release.id);
  return {
    asOf: new Date().toISOString(),
    day: clock.today(),
    ms: Math.round(performance.now() - begun),
    entries: lists.entries,
    libraries: forecast.libraries.map(({ key, before, after }) => ({
      key,
      name: after.body.name,
      isNew: before === null,
    })),
    lights: { matrix: lists.matrix },
    missing: lists.counts('missing'),
    outside: lists.counts('outside'),
    admitted: lists.admitted,
    codes: lists.codes,
    overlays,
    indexes: await indexesAhead(forecast),
    /** Drafts with faults of their own say nothing of data yet. */
    unread: parts
      .filter((part) => !forecast.parts.includes(part))
      .map(({ kind, key, region, title }) => ({ kind, key, region, title })),
  };
}

async function previewed(release: ReleaseRow, parts: readonly Definition[]): Promise<Preview> {
  const lists = new ImpactLists();
  const signature = signatureOf(release, parts);
  const preview = { signature, at: Date.now(), answer: await count(release, parts, lists), lists };
  const slot = `${release.id} ${scopeKey()}`;
  previews.delete(slot);
  previews.set(slot, preview);
  for (const oldest of previews.keys()) {
    if (previews.size <= KEPT) break;
    previews.delete(oldest);
  }
  return preview;
}

/** Counted anew each time that it is asked: on the data that the asker may see. */
export async function previewRelease(principal: Principal, id: string): Promise<Answer> {
  const { release, parts } = await visible(principal, id);
  return (await previewed(release, parts)).answer;
}

const NAMED = `SELECT e.document_id AS "entryId", p.code, p.name, coalesce(g.name, p.region_code) AS region, e.library_key AS library
  FROM library_entries e JOIN projects p ON p.document_id = e.project_id LEFT JOIN regions g ON g.code = p.region_code
  WHERE e.document_id = ANY($1)`;

async function named(rows: readonly ImpactRow[]) {
  const found = await database.query<{ entryId: string }>(NAMED, [rows.map((row) => row.entryId)]);
  const byId = new Map(found.rows.map((row) => [row.entryId, row]));
  return rows.flatMap((row) => {
    const known = byId.get(row.entryId);
    return known ? [{ ...known, ...row } as NamedRow] : [];
  });
}

export interface NamedRow extends ImpactRow {
  code: string;
  name: string;
  region: string;
  library: string;
}

async function listOf(principal: Principal, id: string, what: string): Promise<ImpactRow[]> {
  const { release, parts } = await visible(principal, id);
  const kept = previews.get(`${id} ${scopeKey()}`);
  const fresh = kept && kept.signature === signatureOf(release, parts) && Date.now() - kept.at < FRESH_MS;
  const rows = (fresh ? kept : await previewed(release, parts)).lists.rows(what);
  if (!rows) throw NotFound();
  return rows;
}

/** The entries behind a count, a page at a time; `next` is the place of the page after. */
export async function previewRows(
  principal: Principal,
  id: string,
  asked: { what: string; after: number; limit: number },
) {
  const rows = await listOf(principal, id, asked.what);
  const end = asked.after + asked.limit;
  return {
    items: await named(rows.slice(asked.after, end)),
    count: rows.length,
    next: rows.length > end ? end : null,
  };
}

const HEADINGS: Record<Lang, string[]> = {
  zh: ['项目代码', '项目名称', '县区', '项目库', '现在', '发布后', '填报内容'],
  en: ['Code', 'Project', 'Region', 'Library', 'Now', 'After', 'Answer'],
};
const LIGHT_WORDS: Record<Lang, Record<string, string>> = {
  zh: { red: '红', yellow: '黄', green: '绿', none: '未评' },
  en: { red: 'red', yellow: 'yellow', green: 'green', none: 'none' },
};

const cell = (value: unknown): string => {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  // What a spreadsheet would run as a formula is shown as text.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The whole list behind a count as CSV. */
export async function previewFile(principal: Principal, id: string, what: string, lang: Lang): Promise<string> {
  const rows = await named(await listOf(principal, id, what));
  const word = (light?: string) => (light ? (LIGHT_WORDS[lang][light] ?? light) : '');
  const lines = rows.map((row) =>
    [row.code, row.name, row.region, row.library, word(row.from), word(row.to), row.value].map(cell).join(','),
  );
  return `\uFEFF${[HEADINGS[lang].join(','), ...lines].join('\r\n')}\r\n`;
}
