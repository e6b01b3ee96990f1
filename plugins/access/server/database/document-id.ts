import { randomFillSync } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;

const LENGTH = 24;
/** Chance is asked of the system for many ids at once: for each by itself it takes longer than to write it down. */
const pool = Buffer.alloc(LENGTH * 200);
let used = pool.length;

/** An id as Strapi's documents have them: 24 characters, the first a letter. 124 bits of chance. */
export function newDocumentId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let id = LETTERS[(pool[used] ?? 0) % 26] ?? 'a';
  for (let at = used + 1; at < used + LENGTH; at++) id += ALPHABET[(pool[at] ?? 0) % 36] ?? '0';
  used += LENGTH;
  return id;
}
