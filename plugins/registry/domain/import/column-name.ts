import { normaliseWidth } from '@project-cloud/kernel';

/** A header's own words and the unit in brackets at its end: '总投资（万元）*' → { name: '总投资', unit: '万元' }. */
export function readColumnName(header: string): { name: string; unit: string | null } {
  const text = normaliseWidth(header)
    .replace(/[*＊\s]+/g, ' ')
    .trim();
  const match = /^(.*?)\s*[（([【]\s*(?:单位\s*[:：]?\s*)?([^（()）[\]【】]{1,12})\s*[)）\]】]$/.exec(text);
  return match ? { name: (match[1] ?? '').trim(), unit: (match[2] ?? '').trim() } : { name: text, unit: null };
}

/** Letters, digits and characters only, in small letters: what two spellings of one name have in common. */
export function plainName(text: string): string {
  return normaliseWidth(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How alike two plain names are, 0 to 1 (Dice over pairs of characters). */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at < b.length - 1; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length - 2);
}
