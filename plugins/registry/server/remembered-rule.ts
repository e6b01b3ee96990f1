import { database } from '@project-cloud/access/server';

const REMEMBERED = `SELECT rule_version AS version FROM project_codes WHERE scheme = 'unified' AND value COLLATE "C" = $1`;

/** The version of the rule that a code was issued under, as far as the asker may see the code. */
export async function rememberedRule(code: string): Promise<number | null> {
  return (await database.query<{ version: number | null }>(REMEMBERED, [code])).rows[0]?.version ?? null;
}
