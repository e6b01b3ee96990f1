import type { Bilingual, Lang } from '@project-cloud/kernel';
import { ruleTitle } from '../rule-title';

export interface LightChangeRow extends Record<string, unknown> {
  entry_id: string;
  rule: string;
  code: string;
  name: string;
  at: string;
  from: string | null;
  to: string;
  reason: Bilingual | null;
}

/** A rule that had not warned before was green. */
export async function presentChange(change: LightChangeRow, lang: Lang) {
  return {
    entryId: change.entry_id,
    name: change.name,
    code: change.code,
    rule: change.rule,
    ruleTitle: await ruleTitle(change.rule, lang),
    from: change.from ?? 'green',
    to: change.to,
    reason: change.reason?.[lang] ?? null,
    at: change.at,
  };
}
