import { useText } from '@/locale';
import { codeRule } from '@/locale/code-rule';

export interface RuleTold {
  version: number;
  from: string | null;
  until: string | null;
  legalBasis: string;
  earlier: string | null;
  others: number[];
}

/** Under which version of the rule a code was made, and that it stays valid. */
export function CodeRuleNote({ rule }: { rule: RuleTold }) {
  const t = useText(codeRule);
  const from = rule.from ?? t('ever');
  const period = rule.until === null ? t('since', { from }) : t('period', { from, until: rule.until });
  const made = rule.earlier
    ? t('madeEarlier', { name: rule.earlier, n: rule.version })
    : t('madeBy', { n: rule.version, period });
  return (
    <>
      <p>{made}</p>
      {rule.others.length > 0 ? <p>{t('madeOr', { others: rule.others.join(t('listed')) })}</p> : null}
      <p className="note">
        {t('basis')} {rule.legalBasis}　{t('stillValid')}
      </p>
    </>
  );
}
