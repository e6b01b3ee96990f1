import { isBlank } from './same-value';

/**
 * Moves what was typed into a newer version of the form: answers whose field is still there go along;
 * the others are handed back, so that the page can show them instead of dropping them.
 */
export function carryOver(
  typed: Record<string, unknown>,
  keys: readonly string[],
): { values: Record<string, unknown>; left: { key: string; value: unknown }[] } {
  const known = new Set(keys);
  const values: Record<string, unknown> = {};
  const left: { key: string; value: unknown }[] = [];
  for (const [key, value] of Object.entries(typed)) {
    if (known.has(key)) values[key] = value;
    else if (!isBlank(value)) left.push({ key, value });
  }
  return { values, left };
}
