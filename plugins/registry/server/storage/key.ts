import { randomUUID } from 'node:crypto';
import { FileGone } from './storage';

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

/** A key that nobody can guess; the first two digits spread files over 256 folders. */
export function newKey(): string {
  const id = randomUUID().replaceAll('-', '');
  return `${id.slice(0, 2)}/${id}`;
}

/** Anything that is no key of ours names no file: paths cannot lead elsewhere. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw FileGone({ key }, { log: `not a storage key: ${JSON.stringify(key).slice(0, 100)}` });
  return key;
}
