const NEEDED = ['kind', 'key', 'title', 'body'] as const;

export type ReadDefinition =
  | { ok: true; definition: Record<string, unknown> }
  | { ok: false; reason: 'json'; message: string }
  | { ok: false; reason: 'shape'; missing: string[] };

/** Reads a definition file. Its version is left out: the server numbers versions. Everything else is the server's to judge. */
export function readDefinition(text: string): ReadDefinition {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return { ok: false, reason: 'json', message: fault instanceof Error ? fault.message : '' };
  }
  const file =
    typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
  const missing = NEEDED.filter((key) => file[key] === undefined);
  if (missing.length > 0) return { ok: false, reason: 'shape', missing };
  // Keys that no definition has go along, so that the server can refuse them by name.
  const { version: _, ...definition } = file;
  return { ok: true, definition };
}
