import { Input, InputNumber, Select } from 'antd';
import { Light, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { ConditionTree } from './condition-tree';
import { FactSelect } from './fact-select';
import { Labelled } from './labelled';
import css from './rule.css';
import { Faults, useRule } from './rule-context';
import { follow, freeName, type LevelDraft, newLevel, withLight } from './rule-draft';

/** When which light comes on, and what it says. */
export function Levels() {
  const t = useText(studioRule);
  const { rule, readOnly, change } = useRule();
  return (
    <section className={css.section}>
      <SectionTitle
        title={t('levels')}
        note={t('levelsHint')}
        action={
          readOnly || rule.rules.length >= 10 ? null : (
            <button type="button" className="link" onClick={() => change({ rules: [...rule.rules, newLevel(rule)] })}>
              {t('addLevel')}
            </button>
          )
        }
      />
      <Faults at="rules" />
      {rule.rules.map((level, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is told by its place; its name changes with its light
        <Level key={at} level={level} at={at} />
      ))}
      <p className="note">{t('otherwise')}</p>
      <Shared />
    </section>
  );
}

function Level({ level, at }: { level: LevelDraft; at: number }) {
  const t = useText(studioRule);
  const common = useText();
  const { rule, readOnly, change } = useRule();
  const { light, reason } = level.event.params;
  const path = `rules[${at}]`;
  const set = (part: Partial<LevelDraft>) =>
    change({ rules: rule.rules.map((one, nth) => (nth === at ? { ...one, ...part } : one)) });
  const setReason = (next: { zh: string; en: string }) =>
    set({ event: { ...level.event, params: { ...level.event.params, reason: next } } });
  return (
    <div className={css.level}>
      <div className={css.fields}>
        <Select
          aria-label={t('lightN', { n: at + 1 })}
          disabled={readOnly}
          value={light}
          popupMatchSelectWidth={false}
          options={(['red', 'yellow'] as const).map((value) => ({ value, label: <Light light={value} /> }))}
          onChange={(next: 'red' | 'yellow') => change({ rules: withLight(rule, at, next) })}
        />
        <Labelled className={css.figure} label={t('priority')}>
          {(id) => (
            <InputNumber
              id={id}
              aria-label={t('priorityOf', { light: common(light) })}
              disabled={readOnly}
              min={1}
              max={1000}
              value={level.priority}
              onChange={(value) => value !== null && set({ priority: Number(value) })}
            />
          )}
        </Labelled>
        {readOnly || rule.rules.length < 2 ? null : (
          <button
            type="button"
            className="link"
            onClick={() => change({ rules: rule.rules.filter((_, nth) => nth !== at) })}
          >
            {t('removeLevel')}
          </button>
        )}
      </div>
      <Faults at={`${path}.name`} />
      <Faults at={`${path}.priority`} />
      <ConditionTree
        condition={level.conditions}
        at={`${path}.conditions`}
        onChange={(conditions) => set({ conditions })}
        onRemove={null}
      />
      <div className={css.reason}>
        <Labelled label={t('reasonZh')}>
          {(id) => (
            <Input
              id={id}
              aria-label={t('reasonOf', { light: common(light) })}
              disabled={readOnly}
              maxLength={300}
              value={reason.zh}
              onChange={(event) => setReason(follow(reason, event.target.value))}
            />
          )}
        </Labelled>
        <Labelled label={t('reasonEn')}>
          {(id) => (
            <Input
              id={id}
              disabled={readOnly}
              maxLength={300}
              value={reason.en}
              onChange={(event) => setReason({ ...reason, en: event.target.value })}
            />
          )}
        </Labelled>
        {readOnly ? null : (
          <FactSelect
            label={t('insertFact')}
            placeholder={t('insertFact')}
            value={null}
            onChange={(fact) => setReason(follow(reason, `${reason.zh}{${fact}}`))}
          />
        )}
      </div>
      <Faults at={`${path}.event`} below />
    </div>
  );
}

/** Conditions that several levels name: said once. */
function Shared() {
  const t = useText(studioRule);
  const { rule, readOnly, change } = useRule();
  const all = Object.entries(rule.conditions);
  const used = (name: string) =>
    JSON.stringify([rule.rules, rule.conditions]).includes(`{"condition":${JSON.stringify(name)}`);
  const add = () => {
    const name = freeName('shared', Object.keys(rule.conditions));
    change({ conditions: { ...rule.conditions, [name]: { all: [] } } });
  };
  if (all.length === 0 && readOnly) return null;
  return (
    <div className={css.section}>
      <SectionTitle
        title={t('sharedTitle')}
        note={t('sharedHint')}
        action={
          readOnly ? null : (
            <button type="button" className="link" onClick={add}>
              {t('addSharedNew')}
            </button>
          )
        }
      />
      {all.map(([name, condition]) => (
        <div key={name} className={css.level}>
          <ConditionTree
            condition={condition}
            at={`conditions.${name}`}
            onChange={(next) => change({ conditions: { ...rule.conditions, [name]: next } })}
            onRemove={
              used(name)
                ? null
                : () => {
                    const { [name]: _, ...others } = rule.conditions;
                    change({ conditions: others });
                  }
            }
          />
        </div>
      ))}
    </div>
  );
}

/** What the rule is called and rests on. */
export function Basics() {
  const t = useText(studioRule);
  const label = useLabel();
  const { rule, readOnly, change } = useRule();
  return (
    <section className={css.basics} aria-label={label(rule.title)}>
      <Labelled label={t('title')}>
        {(id) => (
          <Input
            id={id}
            disabled={readOnly}
            maxLength={100}
            value={rule.title.zh}
            onChange={(event) => change({ title: follow(rule.title, event.target.value) })}
          />
        )}
      </Labelled>
      <Labelled label={t('titleEn')}>
        {(id) => (
          <Input
            id={id}
            disabled={readOnly}
            maxLength={100}
            value={rule.title.en}
            onChange={(event) => change({ title: { ...rule.title, en: event.target.value } })}
          />
        )}
      </Labelled>
      <Faults at="title" below />
      <Labelled label={t('basis')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 4 }}
            disabled={readOnly}
            placeholder={t('basisHint')}
            value={rule.legalBasis}
            onChange={(event) => change({ legalBasis: event.target.value })}
          />
        )}
      </Labelled>
      <Faults at="legalBasis" />
      <Labelled label={t('note')}>
        {(id) => (
          <Input
            id={id}
            disabled={readOnly}
            value={rule.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Labelled>
    </section>
  );
}
