import { createHash } from 'node:crypto';
import { type Manifest, sealedText } from '@project-cloud/library';
import { unzipSync, zipSync } from 'fflate';
import type { Answer, Client } from '../harness/client';

export interface PlanAnswer {
  library: string;
  checksum: string;
  ok: boolean;
  missing: { name: string; path: string; at: string }[];
  items: {
    path: string;
    kind: string;
    key: string;
    region: string | null;
    action: 'create' | 'change' | 'same' | 'conflict';
    version: number | null;
    current: number | null;
    reason?: { code: string; message: string };
    issues: { path: string; message: string }[];
    changes: { op: string; subject: { zh: string } }[];
  }[];
}

export async function exported(client: Client, library: string): Promise<Buffer> {
  const response = await client.fetch('GET', `/api/packages/${library}`);
  if (response.status !== 200) throw new Error(`${library}: ${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

export const send = <T = PlanAnswer>(client: Client, what: string, bytes: Uint8Array): Promise<Answer<T>> =>
  client.upload<T>(`/api/packages/${what}`, 'package.zip', bytes, 'application/zip');

/** A package opened: files as text, by path; what is changed here goes back into an archive by `closed`. */
export interface Opened {
  manifest: Manifest;
  files: Map<string, string>;
}

export function opened(zip: Uint8Array): Opened {
  const texts = Object.entries(unzipSync(zip)).map(([path, bytes]): [string, string] => [
    path,
    Buffer.from(bytes).toString('utf8'),
  ]);
  const files = new Map(texts);
  const manifest = JSON.parse(files.get('manifest.json') ?? '') as Manifest;
  files.delete('manifest.json');
  return { manifest, files };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The manifest that speaks of the files as they are now. */
export function sealed({ manifest, files }: Opened): Opened {
  const open = { ...manifest, files: [...files].map(([path, text]) => ({ path, sha256: sha256(text) })) };
  return { files, manifest: { ...open, checksum: sha256(sealedText(open)) } };
}

export function closed({ manifest, files }: { manifest: unknown; files: ReadonlyMap<string, string> }): Buffer {
  const all = [...files, ['manifest.json', JSON.stringify(manifest)] as const];
  return Buffer.from(zipSync(Object.fromEntries(all.map(([path, text]) => [path, Buffer.from(text)]))));
}

/** The same package with one file written anew, and a manifest that knows of it. */
export function rewritten(zip: Uint8Array, path: string, change: (content: never) => unknown): Buffer {
  const { manifest, files } = opened(zip);
  const text = files.get(path);
  if (text === undefined) throw new Error(`there is no ${path} in the package: ${[...files.keys()].join(' ')}`);
  files.set(path, JSON.stringify(change(JSON.parse(text) as never)));
  return closed(sealed({ manifest, files }));
}
