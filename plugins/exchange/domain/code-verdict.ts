import { addDays, type Bilingual, type CodeVerdict, type Lang } from '@project-cloud/kernel';

type Right = Extract<CodeVerdict, { ok: true }>;

/** The version that a code was made under and the days on which codes were issued by it; both ends are included. */
export interface RuleTold {
  version: number;
  from: string | null;
  until: string | null;
  legalBasis: string;
  /** The name of a form that was used before the frame. */
  earlier: string | null;
  /** Older versions that fit as well: the rule changed within the month of the code. */
  others: number[];
}

/** A version that was followed on its own first day was in force on that day. */
function lastDay(from: string | null, until: string | null): string | null {
  if (until === null) return null;
  const last = addDays(until, -1);
  return from !== null && last < from ? from : last;
}

export function ruleTold({ rule, earlier, others }: Right, lang: Lang): RuleTold | null {
  if (!rule) return null;
  const { version } = rule;
  if (earlier) {
    const { from, until } = earlier.time;
    const name = earlier.name[lang] || earlier.name.zh;
    return { version, from, until, legalBasis: earlier.legalBasis, earlier: name, others: [] };
  }
  return {
    version,
    from: rule.from,
    until: lastDay(rule.from, rule.until),
    legalBasis: rule.rule.legalBasis,
    earlier: null,
    others: others.map((one) => one.version),
  };
}

export function codeVerdictWords({ generation, rule }: Right): Bilingual {
  if (generation === 'legacy')
    return {
      zh: '旧版代码，格式正确。旧版没有公开的校验规则，以原平台为准',
      en: 'An older code; its form is right, its check rule is not published',
    };
  if (!rule)
    return {
      zh: '格式和校验位都正确。符合国家编码框架，不是按本平台的编码规则赋的码',
      en: 'Form and check digit are right. It fits the national frame and was not issued by the rule of this platform',
    };
  return { zh: '格式和校验位都正确', en: 'Form and check digit are right' };
}
