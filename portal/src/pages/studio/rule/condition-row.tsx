import {
  type Condition,
  isFactReference,
  type LeafCondition,
  PARAMETER_PREFIX,
  parameterOf,
  unitName,
} from '@project-cloud/rules-engine';
import { Select } from 'antd';
import { useLabel, useLanguage, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { type Ask, asked, askOf, asksOf, leafOf, type Right, rightOf } from './condition';
import { FactSelect } from './fact-select';
import css from './rule.css';
import { useRule } from './rule-context';
import { ValueInput } from './value-input';

/** 形象进度差 大于 红灯差距: a fact, how it is asked, and what for. */
export function ConditionRow({ leaf, onChange }: { leaf: LeafCondition; onChange(condition: Condition): void }) {
  const t = useText(studioRule);
  const { language } = useLanguage();
  const { rule, facts, dictionary, readOnly } = useRule();
  const fact = dictionary.get(leaf.fact);
  const ask = askOf(leaf);
  const type = fact?.type ?? 'text';
  if (ask === null) return <code className={css.source}>{JSON.stringify(leaf)}</code>;
  const offered = asksOf(type);
  const asks = offered.includes(ask) ? offered : [ask, ...offered];
  const unary = ask === 'isNull' || ask === 'notNull';
  const right = rightOf(leaf.value);
  const many = ask === 'in' || ask === 'notIn';
  const withRight = (next: Right): LeafCondition => {
    if (next === 'value') return { ...leaf, value: leafOf(leaf.fact, type).value };
    if (next === 'parameter')
      return { ...leaf, value: { fact: `${PARAMETER_PREFIX}${Object.keys(rule.parameters)[0] ?? ''}` } };
    return { ...leaf, value: { fact: facts.find((one) => one.type === type && one.key !== leaf.fact)?.key ?? '' } };
  };
  return (
    <>
      <FactSelect
        label={t('fact')}
        value={leaf.fact}
        onChange={(key, of) =>
          onChange(
            of === type ? { ...leaf, fact: key } : { ...leafOf(key, of), ...(leaf.name ? { name: leaf.name } : {}) },
          )
        }
      />
      <Select
        aria-label={t('operator')}
        popupMatchSelectWidth={false}
        disabled={readOnly}
        value={ask}
        options={asks.map((value) => ({ value, label: t(`ask_${value}`) }))}
        onChange={(next: Ask) => onChange(asked(leaf, next))}
      />
      {unary ? null : (
        <>
          {many ? null : <RightKind value={right} type={type} onChange={(next) => onChange(withRight(next))} />}
          {right === 'parameter' ? (
            <ParameterSelect value={leaf.value} onChange={(value) => onChange({ ...leaf, value })} />
          ) : right === 'fact' ? (
            <FactSelect
              label={t('otherFact')}
              type={fact?.type}
              value={isFactReference(leaf.value) ? leaf.value.fact : null}
              onChange={(key) => onChange({ ...leaf, value: { fact: key } })}
            />
          ) : (
            <>
              <ValueInput
                label={t('rightValue')}
                {...(type === 'date' ? { placeholder: t('dayForm') } : {})}
                type={many ? 'list' : type === 'list' ? 'text' : type}
                value={leaf.value}
                disabled={readOnly}
                onChange={(value) => onChange({ ...leaf, value })}
              />
              {type === 'number' && fact?.unit ? <span className="unit">{unitName(fact.unit, language)}</span> : null}
            </>
          )}
        </>
      )}
    </>
  );
}

/** A value, a threshold of this rule, or another fact. */
function RightKind({ value, type, onChange }: { value: Right; type: string; onChange(next: Right): void }) {
  const t = useText(studioRule);
  const { rule, readOnly } = useRule();
  const thresholds = type === 'number' && Object.keys(rule.parameters).length > 0;
  const kinds: Right[] = ['value', ...(thresholds || value === 'parameter' ? (['parameter'] as const) : []), 'fact'];
  return (
    <Select
      aria-label={t('right')}
      popupMatchSelectWidth={false}
      disabled={readOnly}
      value={value}
      options={kinds.map((kind) => ({ value: kind, label: t(`right_${kind}`) }))}
      onChange={onChange}
    />
  );
}

function ParameterSelect({ value, onChange }: { value: unknown; onChange(value: { fact: string }): void }) {
  const t = useText(studioRule);
  const label = useLabel();
  const { language } = useLanguage();
  const { rule, readOnly } = useRule();
  const name = isFactReference(value) ? parameterOf(value.fact) : null;
  return (
    <Select
      aria-label={t('right_parameter')}
      popupMatchSelectWidth={false}
      disabled={readOnly}
      value={name}
      options={Object.entries(rule.parameters).map(([key, parameter]) => ({
        value: key,
        label: `${label(parameter.label) || key} ${parameter.value} ${unitName(parameter.unit, language)}`.trim(),
      }))}
      onChange={(key: string) => onChange({ fact: `${PARAMETER_PREFIX}${key}` })}
    />
  );
}
