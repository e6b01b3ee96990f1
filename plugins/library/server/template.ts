import type { Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { Text } from '../domain';
import { checksumOf, type Definition } from './definition-row';
import { definitions } from './definition-store';
import { insertDefinition, takeEffect } from './definition-write';

/**
 * Keep a template (an import mapping, say) under a key: a new version if the key is known and the body differs.
 * Templates change nobody's data or rights, so they need no second person.
 */
export function saveTemplate(
  principal: Principal,
  key: string,
  title: Text,
  body: Record<string, unknown>,
): Promise<Definition> {
  return database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`definition/template/${key}`]);
    const last = await tx.query<{ version: number; checksum: string }>(
      `SELECT version, checksum FROM definitions WHERE kind = 'template' AND key = $1 AND region_code = '' ORDER BY version DESC LIMIT 1`,
      [key],
    );
    const before = last.rows[0];
    const known =
      before && before.checksum === checksumOf(body)
        ? await definitions.at('template', key, null, before.version)
        : null;
    if (known) return known;
    const envelope = {
      kind: 'template' as const,
      key,
      region: null,
      version: 1,
      effectiveFrom: null,
      title,
      note: '',
      body,
    };
    const saved = await insertDefinition(tx, envelope, {
      version: (before?.version ?? 0) + 1,
      status: 'published',
      author: principal.username,
      approver: null,
    });
    await takeEffect(tx, saved);
    await audit(tx, {
      action: 'definition.save',
      subjectType: 'definition',
      subjectId: `template/${key}`,
      detail: { version: saved.version },
    });
    return saved;
  });
}

/** Templates of one use, newest versions only. */
export async function templatesOf(use: string): Promise<Definition[]> {
  return (await definitions.allEffective('template')).filter((definition) => definition.body.use === use);
}
