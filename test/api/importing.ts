import { must } from '../factories';
import type { Client } from '../harness/client';

export interface Problem {
  row: number;
  column: string;
  value: string;
  reason: string;
}

export interface Import {
  id: string;
  state: 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed';
  format: string;
  encoding: string | null;
  sheet: string | null;
  sheets: { name: string; hidden: boolean }[];
  columns: { name: string; samples: string[] }[];
  rows: number;
  blankRows: number;
  issues: string[];
  mapping: Mapping;
  suggestion: Mapping;
  progress: { done: number; total: number };
  good: number;
  bad: number;
  problems: Problem[];
  failure: string | null;
  secondsLeft: number | null;
}

export interface Mapping {
  key?: string;
  use: string;
  identity: { column: string; scheme: string; optional?: boolean } | null;
  period?: unknown;
  columns: { column: string; field: string | null; part?: string; transform?: Record<string, unknown> }[];
  constants?: Record<string, string>;
}

export async function upload(
  client: Client,
  library: string,
  name: string,
  content: Uint8Array | string,
  use = 'entries',
): Promise<Import> {
  return must(await client.upload<Import>(`/api/libraries/${library}/imports?use=${use}`, name, content), 201);
}

export const readImport = async (client: Client, id: string) =>
  must(await client.get<Import>(`/api/imports/${id}`), 200);

/** Waits until a pass over the file has ended. */
export async function settled(client: Client, id: string, seconds = 60): Promise<Import> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await readImport(client, id);
    if (!['checking', 'running'].includes(found.state)) return found;
    if (Date.now() > end) throw new Error(`the import did not end: ${JSON.stringify({ ...found, columns: [] })}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function dryRun(client: Client, id: string): Promise<Import> {
  must(await client.post(`/api/imports/${id}/dry-run`), 202);
  return settled(client, id);
}

export async function runImport(client: Client, id: string): Promise<Import> {
  must(await client.post(`/api/imports/${id}/run`), 202);
  return settled(client, id);
}

/** Upload, take the suggested mapping or another, import. */
export async function importFile(
  client: Client,
  library: string,
  name: string,
  content: Uint8Array | string,
  mapping?: Mapping,
): Promise<Import> {
  const { id } = await upload(client, library, name, content, mapping?.use ?? 'entries');
  if (mapping) must(await client.put(`/api/imports/${id}/mapping`, { mapping }), 200);
  return runImport(client, id);
}

export type Row = Record<string, unknown> & {
  id: string;
  code: string;
  name: string;
  light: string;
  region: { code: string };
};

/** Every row of a list that this person sees, page by page. */
export async function allRows(client: Client, library: string, parameters: Record<string, string> = {}) {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '200', ...parameters, ...(after ? { after } : {}) });
    const page: { items: Row[]; next: string | null } = must(
      await client.get<{ items: Row[]; next: string | null }>(`/api/libraries/${library}/entries?${query}`),
      200,
    );
    rows.push(...page.items);
    after = page.next;
  } while (after);
  return rows;
}
