import { database } from '@project-cloud/access/server';
import { type CodeRuleVersion, codeRuleOn, codeRulePeriods, defineError, type IsoDate } from '@project-cloud/kernel';
import { codeRuleFrom, PROJECT_CODE_RULE, type Text } from '../domain';
import { definitions } from './definition-store';

/** A version of the code rule with what the studio tells of it. */
export interface StoredCodeRule extends CodeRuleVersion {
  title: Text;
  legalBasis: string;
}

const VERSIONS = `SELECT version, title, body::json AS body,
    coalesce(effective_from::text, CASE WHEN version > 1 THEN updated_at::date::text END) AS from,
    CASE WHEN status = 'retired' THEN updated_at::date::text END AS "retiredOn"
  FROM definitions WHERE kind = 'code-rule' AND key = $1 AND region_code = '' AND status IN ('published', 'retired')
  ORDER BY version`;

let kept: Promise<StoredCodeRule[]> | null = null;
definitions.onChange(() => {
  kept = null;
});

async function load(): Promise<StoredCodeRule[]> {
  const { rows } = await database.aside<{
    version: number;
    title: Text;
    body: unknown;
    from: IsoDate | null;
    retiredOn: IsoDate | null;
  }>(VERSIONS, [PROJECT_CODE_RULE]);
  const released = rows.map((row) => ({ ...row, rule: codeRuleFrom(row.body) }));
  return codeRulePeriods(released).map((one, at) => ({
    ...one,
    title: released[at]?.title ?? { zh: '', en: '' },
    legalBasis: one.rule.legalBasis,
  }));
}

/** Every version that was let out, with its days, the coming ones included. */
export async function codeRuleVersions(): Promise<StoredCodeRule[]> {
  if (kept) return kept;
  const mine = load();
  kept = mine;
  mine.catch(() => {
    if (kept === mine) kept = null;
  });
  return mine;
}

export const NoCodeRule = defineError('LIBRARY_NO_CODE_RULE', 409, (p: { day: string }) => ({
  zh: `${p.day} 没有生效的项目编码规则，不能赋码，请联系系统管理员发布编码规则`,
  en: `No code rule is in force on ${p.day}; ask an administrator to publish one`,
}));

/** The version by which codes are issued on a day. */
export async function codeRuleFor(day: IsoDate): Promise<CodeRuleVersion> {
  const rule = codeRuleOn(await codeRuleVersions(), day);
  if (!rule) throw NoCodeRule({ day });
  return rule;
}
