import { type CompiledRule, type Light as LightName, unitName } from '@project-cloud/rules-engine';
import { Input, Select } from 'antd';
import { Light, LightShape, SectionTitle } from '@/components';
import { useLabel, useLanguage, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { useAnchor } from '../use-anchor';
import { Labelled } from './labelled';
import css from './rule.css';
import { Faults, useRule } from './rule-context';
import type { CaseDraft } from './rule-draft';
import { ValueInput } from './value-input';

const LIGHTS: readonly LightName[] = ['red', 'yellow', 'green', 'none'];

/** The rule's own examples, each with what comes out of it now. */
export function Cases({ compiled }: { compiled: CompiledRule | null }) {
  const t = useText(studioRule);
  const { rule, readOnly, change } = useRule();
  const section = useAnchor<HTMLElement>('cases');
  const verdicts = rule.cases.map((one) => compiled?.evaluate(one.facts, one.parameters) ?? null);
  const failed = rule.cases.filter((one, at) => !passes(one, verdicts[at] ?? null)).length;
  const facts = compiled?.reads ?? [];
  const put = (cases: CaseDraft[]) => change({ cases });
  const add = () =>
    put([
      ...rule.cases,
      {
        name: t('caseName', { n: rule.cases.length + 1 }),
        facts: Object.fromEntries(facts.map((fact) => [fact, null])),
        expect: 'green',
      },
    ]);
  return (
    <section className={css.section} id="cases" ref={section}>
      <SectionTitle
        title={t('cases')}
        note={
          compiled === null
            ? t('casesWait')
            : failed > 0
              ? t('casesFail', { n: failed, total: rule.cases.length })
              : t('casesPass', { n: rule.cases.length })
        }
        action={
          readOnly ? null : (
            <button type="button" className="link" onClick={add}>
              {t('addCase')}
            </button>
          )
        }
      />
      {rule.cases.map((one, at) => (
        <Case
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is told by its place
          key={at}
          example={one}
          at={at}
          reads={facts}
          verdict={verdicts[at] ?? null}
          onChange={(next) => put(rule.cases.map((other, nth) => (nth === at ? next : other)))}
          onRemove={() => put(rule.cases.filter((_, nth) => nth !== at))}
        />
      ))}
    </section>
  );
}

type Verdict = ReturnType<CompiledRule['evaluate']> | null;

const passes = (example: CaseDraft, verdict: Verdict) =>
  verdict !== null &&
  verdict.light === example.expect &&
  (example.reason === undefined || example.reason === (verdict.reason?.zh ?? null));

interface CaseProps {
  example: CaseDraft;
  at: number;
  reads: readonly string[];
  verdict: Verdict;
  onChange(next: CaseDraft): void;
  onRemove(): void;
}

function Case({ example, at, reads, verdict, onChange, onRemove }: CaseProps) {
  const t = useText(studioRule);
  const common = useText();
  const label = useLabel();
  const { language } = useLanguage();
  const { dictionary, readOnly } = useRule();
  const keys = [...new Set([...reads, ...Object.keys(example.facts)])];
  const passed = passes(example, verdict);
  return (
    <div className={css.case} data-case={example.name}>
      <div className={css.fields}>
        <Input
          aria-label={t('caseNameOf', { n: at + 1 })}
          className={css.caseName}
          disabled={readOnly}
          value={example.name}
          onChange={(event) => onChange({ ...example, name: event.target.value })}
        />
        <Labelled className={css.figure} label={t('expects')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('expectsOf', { name: example.name })}
              disabled={readOnly}
              popupMatchSelectWidth={false}
              value={example.expect}
              options={LIGHTS.map((value) => ({ value, label: <Light light={value} /> }))}
              onChange={(expect: LightName) => onChange({ ...example, expect })}
            />
          )}
        </Labelled>
        <span className={css.outcome} role="status">
          {verdict === null ? null : passed ? (
            <span className="note">{t('passes')}</span>
          ) : verdict.light === example.expect ? (
            <>
              <LightShape light="red" size={10} /> {t('reasonIs', { reason: verdict.reason?.zh ?? '—' })}
              {readOnly ? null : (
                <button
                  type="button"
                  className="link"
                  onClick={() => onChange({ ...example, reason: verdict.reason?.zh ?? '' })}
                >
                  {t('takeReason')}
                </button>
              )}
            </>
          ) : (
            <>
              <LightShape light="red" size={10} /> {t('fails', { light: common(verdict.light) })}
            </>
          )}
        </span>
        {readOnly ? null : (
          <button type="button" className="link" aria-label={t('removeOf', { name: example.name })} onClick={onRemove}>
            {t('remove')}
          </button>
        )}
      </div>
      <div className={css.known}>
        {keys.map((key) => {
          const fact = dictionary.get(key);
          const name = fact ? label(fact.label) : key;
          return (
            <Labelled key={key} label={fact?.unit ? `${name}（${unitName(fact.unit, language)}）` : name}>
              {(id) => (
                <ValueInput
                  id={id}
                  label={t('factOf', { name: example.name, fact: name })}
                  type={fact?.type ?? 'text'}
                  placeholder={t('notKnown')}
                  value={example.facts[key]}
                  disabled={readOnly}
                  onChange={(value) => onChange({ ...example, facts: { ...example.facts, [key]: value } })}
                />
              )}
            </Labelled>
          );
        })}
      </div>
      <Faults at={`cases[${at}]`} below />
    </div>
  );
}
