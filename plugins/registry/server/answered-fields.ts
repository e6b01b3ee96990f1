import { SYSTEM_SCOPE } from '@project-cloud/access';
import { database, runScoped } from '@project-cloud/access/server';

const ANSWERED = {
  fields: `SELECT key FROM unnest($2::text[]) AS key
    WHERE EXISTS (SELECT 1 FROM library_entries e WHERE e.library_key = $1 AND e."values" ? key AND e."values"->key <> 'null')`,
  reportFields: `SELECT key FROM unnest($2::text[]) AS key
    WHERE EXISTS (SELECT 1 FROM progress_reports r WHERE r.library_key = $1 AND r."values" ? key AND r."values"->key <> 'null')`,
};

interface Asked {
  library: string;
  part: keyof typeof ANSWERED;
  keys: readonly string[];
  filled: Set<string>;
}

/** Whoever asks, the answers of all regions count: a type is one for everybody. */
export async function answeredFields({ library, part, keys, filled }: Asked): Promise<void> {
  const found = await runScoped(SYSTEM_SCOPE, () => database.query<{ key: string }>(ANSWERED[part], [library, keys]));
  for (const { key } of found.rows) filled.add(key);
}
