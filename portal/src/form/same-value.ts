/** Whether two answers say the same. Nothing, empty text and an empty list are one and the same answer; order of keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** Nothing answered: undefined, null, blank text, empty list. 0 and "no" are answers. */
export function isBlank(value: unknown): boolean {
  return value == null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && !value.length);
}

function canonical(value: unknown): string {
  if (isBlank(value)) return '';
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}
