import { NotFound } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';

const ACKNOWLEDGE = `UPDATE pc.rule_alarm SET acknowledged_at = now(), acknowledged_by = $2, note = $3
  WHERE id = $1 AND acknowledged_at IS NULL RETURNING library_key AS library, rule_key AS rule, rule_version AS version`;

/** Somebody has looked and mended: SQL judges the rule again, and the next sweep checks it again. */
export async function acknowledgeAlarm(id: string, by: string, note: string): Promise<void> {
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ library: string; rule: string; version: number }>(ACKNOWLEDGE, [id, by, note]);
    const [alarm] = rows;
    if (!alarm) throw NotFound();
    const { rule, ...detail } = alarm;
    await audit(tx, {
      action: 'rule-alarm.acknowledge',
      subjectType: 'definition',
      subjectId: `rule/${rule}`,
      detail: { ...detail, note },
    });
  });
}
