import type { Sql } from '@project-cloud/access/server';
import { type CodePrefix, issueProjectCode } from '@project-cloud/kernel';
import { NoCodesLeft } from '../../domain/entry-fault';

/** New codes for a whole import. */
export interface CodeStock {
  /** One code for each prefix that is given, in their order. */
  draw(sql: Sql, prefixes: readonly CodePrefix[]): Promise<string[]>;
}

const SERIALS = 100_000;
const textOf = (p: CodePrefix) => `${p.yearMonth}-${p.region}-${p.department}-${p.type}-`;

const TAKEN = `SELECT p.prefix, substr(c.value, 19, 5) AS serial FROM unnest($1::text[]) AS p(prefix)
  JOIN project_codes c ON c.scheme = 'unified' AND c.value COLLATE "C" >= p.prefix AND c.value COLLATE "C" < p.prefix || '~'`;

/**
 * A list names a few hundred prefixes again and again: what is taken of each is asked once and remembered. Nothing is
 * locked, so several chunks draw side by side; should somebody file the same code at that moment, the unique index
 * refuses the chunk, and the import goes on with another draw.
 */
export function createCodeStock(): CodeStock {
  const used = new Map<string, Set<number>>();
  return {
    async draw(sql, prefixes) {
      const texts = prefixes.map(textOf);
      const asked = [...new Set(texts)].filter((text) => !used.has(text));
      if (asked.length > 0) {
        const taken = await sql.query<{ prefix: string; serial: string }>(TAKEN, [asked]);
        for (const text of asked) if (!used.has(text)) used.set(text, new Set());
        for (const { prefix, serial } of taken.rows) used.get(prefix)?.add(Number(serial));
      }
      return prefixes.map((prefix, at) => drawOne(prefix, used.get(texts[at] ?? '') ?? new Set()));
    },
  };
}

/** At random: a code must not tell how many projects were filed before it. */
function drawOne(prefix: CodePrefix, used: Set<number>): string {
  if (used.size >= SERIALS) throw NoCodesLeft({ prefix: textOf(prefix) });
  let serial = Math.floor(Math.random() * SERIALS);
  while (used.has(serial)) serial = (serial + 1) % SERIALS;
  used.add(serial);
  return issueProjectCode({ ...prefix, serial: String(serial).padStart(5, '0') });
}
