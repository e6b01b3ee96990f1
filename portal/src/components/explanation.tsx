import type { Warning } from '../client/types';
import { useLabel, useText } from '../locale';
import { EMPTY } from './amount';
import { formatDate } from './date-text';
import css from './explanation.css';
import { Light } from './light';

interface ExplanationProps {
  warning: Warning;
  /** After the sentences: links to the full text, the rule. */
  links?: React.ReactNode;
}

/** Why the light is what it is: rule, time, each condition with both values and the gap, then what would have to change. */
export function Explanation({ warning, links }: ExplanationProps) {
  const t = useText();
  const label = useLabel();
  const { heading, rows = [], notes = [] } = warning.explanation ?? {};
  const word = t(warning.light);
  return (
    <section className={css.explanation} aria-label={t('whyLight', { light: word })}>
      <header className={css.head}>
        <span className={css.why}>
          <Light light={warning.light} />
          {t('whyLight', { light: word })}
        </span>
        <span className={css.rule}>
          {t('ruleAt', {
            rule: label(warning.title),
            version: warning.ruleVersion,
            at: formatDate(warning.evaluatedAt, 'moment'),
          })}
        </span>
      </header>
      {rows.length > 0 ? (
        <table className={css.rows}>
          <thead>
            <tr>
              <th>{heading || t('condition')}</th>
              <th className="number">{t('thisProject')}</th>
              <th className="number">{t('threshold', { light: word })}</th>
              <th className="number">{t('gap')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.fact} ${row.right}`} className={row.met ? undefined : css.unmet}>
                <td className={row.depth > 0 ? css.inner : undefined}>
                  {row.label}
                  {row.source ? <span className={css.source}>{row.source}</span> : null}
                </td>
                <td className={`number ${css.own}`}>{row.left || EMPTY}</td>
                <td className="number">{row.right || EMPTY}</td>
                <td className="number">{row.gap || EMPTY}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {warning.counterfactual.map((way) => (
        <p key={label(way.text)} className={css.way}>
          <Emphasised text={label(way.text)} />
        </p>
      ))}
      {notes.length > 0 ? <p className={css.basis}>{notes.join(t('noteJoin'))}</p> : null}
      {warning.legalBasis || links ? (
        <p className={css.basis}>
          {warning.legalBasis ? `${t('legalBasis')}：${warning.legalBasis} ` : null}
          {links}
        </p>
      ) : null}
    </section>
  );
}

/** The figures of a sentence, with their units, in bold; the months that it names stay as they are. */
function Emphasised({ text }: { text: string }) {
  const parts = text.split(/(\d[\d,.]*\s?(?:%|万元|亿元|个百分点|个点|个工作日|个月|天))/);
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed sentence
  return <>{parts.map((part, i) => (i % 2 === 1 ? <b key={i}>{part}</b> : part))}</>;
}
