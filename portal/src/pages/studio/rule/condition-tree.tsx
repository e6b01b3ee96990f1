import type { Condition } from '@project-cloud/rules-engine';
import { Select } from 'antd';
import { useLanguage, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioRule } from '@/locale/studio-rule';
import { conditionSentence } from '../body/rule-sentence';
import { group, leafOf, shapeOf } from './condition';
import { ConditionRow } from './condition-row';
import css from './rule.css';
import { Faults, useRule } from './rule-context';

interface TreeProps {
  condition: Condition;
  /** Its place in the body. */
  at: string;
  onChange(condition: Condition): void;
  /** Null: it has to stay. */
  onRemove: (() => void) | null;
}

/** A condition as rows of a sentence; groups stand in groups, set off by a line. */
export function ConditionTree({ condition, at, onChange, onRemove }: TreeProps) {
  const t = useText(studioRule);
  const { readOnly } = useRule();
  const shape = shapeOf(condition);
  const remove =
    onRemove && !readOnly ? (
      <button type="button" className="link" onClick={onRemove}>
        {t('remove')}
      </button>
    ) : null;
  switch (shape.kind) {
    case 'group':
      return <Group condition={condition} at={at} onChange={onChange} onRemove={onRemove} />;
    case 'not':
      return (
        <div className={css.not}>
          <p className={css.joins}>
            {t('notThis')} {remove}
            {readOnly ? null : (
              <button type="button" className="link" onClick={() => onChange(shape.child)}>
                {t('unNot')}
              </button>
            )}
          </p>
          <ConditionTree
            condition={shape.child}
            at={`${at}.not`}
            onChange={(child) => onChange({ ...condition, not: child } as Condition)}
            onRemove={null}
          />
        </div>
      );
    case 'shared':
      return (
        <div className={css.row}>
          <SharedSelect name={shape.name} onChange={(name) => onChange({ condition: name })} /> {remove}
          <Faults at={at} below />
        </div>
      );
    case 'leaf':
      return (
        <div className={css.row}>
          <ConditionRow leaf={shape.leaf} onChange={onChange} /> {remove}
          <Faults at={at} below />
        </div>
      );
    default:
      return (
        <div className={css.row}>
          <code>{JSON.stringify(condition)}</code> {remove}
          <Faults at={at} below />
        </div>
      );
  }
}

function Group({ condition, at, onChange, onRemove }: TreeProps) {
  const t = useText(studioRule);
  const { rule, facts, readOnly } = useRule();
  const shape = shapeOf(condition);
  if (shape.kind !== 'group') return null;
  const { join, children } = shape;
  const put = (next: Condition[]) => onChange(group(join, next));
  const shared = Object.keys(rule.conditions).filter((name) => at !== `conditions.${name}`);
  const first = facts.find(({ type }) => type === 'number') ?? facts[0];
  return (
    <div className={css.group} data-at={at}>
      <p className={css.joins}>
        <Select
          aria-label={t('join')}
          size="small"
          popupMatchSelectWidth={false}
          disabled={readOnly}
          value={join}
          options={[
            { value: 'all', label: t('allOf') },
            { value: 'any', label: t('anyOf') },
          ]}
          onChange={(next: 'all' | 'any') => onChange(group(next, children))}
        />
        {onRemove && !readOnly ? (
          <button type="button" className="link" onClick={onRemove}>
            {t('removeGroup')}
          </button>
        ) : null}
      </p>
      <Faults at={at} />
      <Faults at={`${at}.${join}`} />
      {children.map((child, nth) => (
        <ConditionTree
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is told by its place
          key={nth}
          condition={child}
          at={`${at}.${join}[${nth}]`}
          onChange={(next) => put(children.map((one, i) => (i === nth ? next : one)))}
          onRemove={() => put(children.filter((_, i) => i !== nth))}
        />
      ))}
      {readOnly ? null : (
        <p className={css.adds}>
          <button
            type="button"
            className="link"
            onClick={() => first && put([...children, leafOf(first.key, first.type)])}
          >
            {t('addCondition')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() =>
              first && put([...children, group(join === 'all' ? 'any' : 'all', [leafOf(first.key, first.type)])])
            }
          >
            {t('addGroup')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => first && put([...children, { not: { all: [leafOf(first.key, first.type)] } }])}
          >
            {t('addNot')}
          </button>
          {shared.length > 0 ? (
            <button
              type="button"
              className="link"
              onClick={() => put([...children, { condition: shared[0] as string }])}
            >
              {t('addShared')}
            </button>
          ) : null}
        </p>
      )}
    </div>
  );
}

/** One of the rule's shared conditions, by what it says. */
function SharedSelect({ name, onChange }: { name: string; onChange(name: string): void }) {
  const t = useText(studioRule);
  const words = useText(studio);
  const { language } = useLanguage();
  const { rule, readOnly } = useRule();
  const say = (key: string, params?: Record<string, string | number>) => words(key as 'and', params);
  const options = Object.entries(rule.conditions).map(([key, condition]) => ({
    value: key,
    label: shapeOf(condition).kind === 'other' ? key : sentence(condition),
  }));
  function sentence(condition: Condition): string {
    const { title, legalBasis, parameters, conditions, rules, cases } = rule;
    const whole = { key: '', kind: 'warning' as const, title, legalBasis, parameters, conditions, rules, cases };
    return conditionSentence(condition, whole, language, say) || t('emptyCondition');
  }
  return (
    <Select
      aria-label={t('shared')}
      popupMatchSelectWidth={false}
      className={css.shared}
      disabled={readOnly}
      value={name}
      options={options}
      onChange={onChange}
    />
  );
}
