import { formatFigure, parseRule, type Rule, runCases } from '@project-cloud/rules-engine';
import { useMemo } from 'react';
import { Light, LightShape, SectionTitle } from '@/components';
import { useLabel, useLanguage, useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { DefinitionVersion } from '../definition-version';
import { useAnchor } from '../use-anchor';
import css from './body.css';
import { factName } from './fact-names';
import { conditionSentence } from './rule-sentence';

/** A rule: when which light comes on, in words; its parameters; its own examples, run here and now. */
export function RuleBody({ version }: { version: DefinitionVersion }) {
  const label = useLabel();
  const parsed = useMemo(() => parseRule(version.body), [version.body]);
  if (!parsed.ok)
    return (
      <ul>
        {parsed.issues.map(({ path, message }) => (
          <li key={path + label(message)}>
            <code>{path}</code> {label(message)}
          </li>
        ))}
      </ul>
    );
  return (
    <div className={css.body}>
      <Levels rule={parsed.rule} />
      <Parameters rule={parsed.rule} />
      <Cases rule={parsed.rule} />
    </div>
  );
}

function Levels({ rule }: { rule: Rule }) {
  const t = useText(studio);
  const common = useText();
  const label = useLabel();
  const { language } = useLanguage();
  const say = (key: string, params?: Record<string, string | number>) => t(key as 'and', params);
  return (
    <section className={css.section}>
      <SectionTitle title={t('when')} />
      <ul className={css.levels}>
        {[...rule.rules]
          .sort((a, b) => b.priority - a.priority)
          .map((level) => {
            const { light, reason } = level.event.params;
            return (
              <li key={level.name}>
                <Light light={light} />
                <div>
                  <p>
                    {t('whenLight', {
                      condition: conditionSentence(level.conditions, rule, language, say),
                      light: common(light),
                    })}
                  </p>
                  <p className="note">
                    {t('reasonShown', {
                      reason: label(reason).replace(
                        /\{(\w+)\}/g,
                        (_, fact: string) => `〈${factName(fact).label[language]}〉`,
                      ),
                    })}
                  </p>
                </div>
              </li>
            );
          })}
      </ul>
      <p className="note">{t('otherwise')}</p>
      {rule.legalBasis ? (
        <p className={css.basis}>
          {t('legalBasis')}：{rule.legalBasis}
        </p>
      ) : null}
    </section>
  );
}

function Parameters({ rule }: { rule: Rule }) {
  const t = useText(studio);
  const label = useLabel();
  const { language } = useLanguage();
  const parameters = Object.entries(rule.parameters);
  if (parameters.length === 0) return null;
  return (
    <section className={css.section}>
      <SectionTitle title={t('parameters')} />
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th className="number">{t('parameterValue')}</th>
            <th className="number">{t('parameterRange')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(([key, { value, min, max, unit, label: name }]) => (
            <tr key={key}>
              <td>{label(name)}</td>
              <td className="number">{formatFigure(value, { unit: unit ?? null, lang: language })}</td>
              <td className="number">
                {min} – {max}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cases({ rule }: { rule: Rule }) {
  const t = useText(studio);
  const common = useText();
  const { language } = useLanguage();
  const section = useAnchor<HTMLElement>('cases');
  const failures = useMemo(() => new Map(runCases(rule).map((failure) => [failure.name, failure])), [rule]);
  return (
    <section className={css.section} id="cases" ref={section}>
      <SectionTitle
        title={t('cases')}
        note={failures.size > 0 ? t('casesFail', { n: failures.size }) : t('casesPass', { n: rule.cases.length })}
      />
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('caseName')}</th>
            <th className={css.wide}>{t('caseFacts')}</th>
            <th>{t('expects')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rule.cases.map(({ name, facts, expect }) => {
            const failure = failures.get(name);
            return (
              <tr key={name}>
                <td>{name}</td>
                <td className={css.wide}>
                  {Object.entries(facts)
                    .map(
                      ([key, value]) =>
                        `${factName(key).label[language]} ${formatFigure(value, { unit: factName(key).unit, lang: language })}`,
                    )
                    .join('　')}
                </td>
                <td>
                  <Light light={expect} />
                </td>
                <td>
                  {failure ? (
                    <>
                      <LightShape light="red" size={10} /> {t('fails', { light: common(failure.got) })}
                    </>
                  ) : (
                    <span className="note">{t('passes')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
