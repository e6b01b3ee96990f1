import { isClientError } from '@/client';

/** What the server said of each field, and the rest of its refusal. */
export function faultsOf(error: unknown): { at(path: string): string | undefined; other: unknown } {
  if (!isClientError(error)) return { at: () => undefined, other: error };
  const known = new Map(error.fields.map(({ path, message }) => [path, message]));
  return { at: (path) => known.get(path), other: known.size > 0 ? undefined : error };
}
