import { type Condition, formatFigure, isFactReference, parameterOf, type Rule } from '@project-cloud/rules-engine';
import { factName } from './fact-names';

type Lang = 'zh' | 'en';
type Say = (key: string, params?: Record<string, string | number>) => string;

/** A condition tree as one sentence: 形象进度差超过 20 个点，并且实际竣工日期还没有. */
export function conditionSentence(condition: Condition, rule: Rule, lang: Lang, say: Say): string {
  if ('all' in condition) return join(condition.all, say('and'), rule, lang, say);
  if ('any' in condition) return join(condition.any, say('or'), rule, lang, say);
  if ('not' in condition) return say('not', { condition: conditionSentence(condition.not, rule, lang, say) });
  if ('condition' in condition) {
    const shared = rule.conditions[condition.condition];
    return shared ? conditionSentence(shared, rule, lang, say) : condition.condition;
  }
  const { label, unit } = factName(condition.fact);
  const left = label[lang];
  if (condition.value === null && condition.operator === 'equal') return say('cond_isNull', { left });
  if (condition.value === null && condition.operator === 'notEqual') return say('cond_notNull', { left });
  const right = rightText(condition.value, unit, rule, lang);
  const known = KNOWN.has(condition.operator);
  return known
    ? say(`cond_${condition.operator}`, { left, right })
    : say('cond_other', { left, operator: condition.operator, right });
}

const KNOWN = new Set([
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
]);

function join(parts: readonly Condition[], by: string, rule: Rule, lang: Lang, say: Say): string {
  return parts
    .map((part) => {
      const text = conditionSentence(part, rule, lang, say);
      const several = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
      return several && parts.length > 1 ? `（${text}）` : text;
    })
    .join(by);
}

function rightText(value: unknown, unit: string | null, rule: Rule, lang: Lang): string {
  if (!isFactReference(value)) return ` ${formatFigure(value, { unit, lang })} `.trimEnd();
  const parameter = parameterOf(value.fact);
  if (parameter === null) return factName(value.fact).label[lang];
  const known = rule.parameters[parameter];
  return known ? ` ${formatFigure(known.value, { unit: known.unit ?? unit, lang })}` : parameter;
}
