import { InputNumber, Select } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import type { FieldChoice } from '../model/fields';
import { type Formula, type Operand, readFormula, type Sign, writeFormula } from '../model/formula';
import { ExpressionText } from './expression-text';
import css from './properties.css';

interface FormulaEditorProps {
  text: string;
  fields: readonly FieldChoice[];
  readOnly: boolean;
  onChange(text: string): void;
}

const NUMBERS: readonly string[] = ['integer', 'decimal', 'number', 'money', 'percent', 'computed'];
const SIGNS: readonly { value: Sign; word: 'plus' | 'minus' | 'times' | 'divided' }[] = [
  { value: '+', word: 'plus' },
  { value: '-', word: 'minus' },
  { value: '*', word: 'times' },
  { value: '/', word: 'divided' },
];

/** What a figure is computed from, as a sentence: 上月累计 加 本月完成. */
export function FormulaEditor({ text, fields, readOnly, onChange }: FormulaEditorProps) {
  const t = useText(studioForm);
  const read = readFormula(text);
  const [byHand, setByHand] = useState(text !== '' && read === null);
  const written = useRef(text);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (written.current === text) return;
    written.current = text;
    if (readFormula(text) === null) setByHand(true);
    redraw((n) => n + 1);
  }, [text]);
  const put = (formula: Formula) => {
    written.current = writeFormula(formula);
    onChange(written.current);
  };
  const numbers = fields.filter(({ kind }) => NUMBERS.includes(kind));
  const formula = read ?? { first: { kind: 'number', value: 0 } as Operand, rest: [] };
  const operand = (n: number, value: Operand, change: (operand: Operand) => void) => (
    <OperandEdit n={n} value={value} fields={numbers} disabled={readOnly} onChange={change} />
  );
  return (
    <div>
      {byHand ? (
        <ExpressionText text={text} fields={fields} wanted="any" readOnly={readOnly} onChange={onChange} />
      ) : (
        <>
          <div className={css.sentence}>
            {t('equals')} {operand(1, formula.first, (first) => put({ ...formula, first }))}
            {formula.rest.map(({ sign, operand: value }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a term is told by its place
              <Fragment key={at}>
                <Select
                  size="small"
                  popupMatchSelectWidth={false}
                  aria-label={t('signN', { n: at + 1 })}
                  disabled={readOnly}
                  value={sign}
                  onChange={(next: Sign) =>
                    put({ ...formula, rest: formula.rest.map((one, i) => (i === at ? { ...one, sign: next } : one)) })
                  }
                  options={SIGNS.filter(
                    (one) => formula.rest.length === 1 || '+-'.includes(one.value) === '+-'.includes(sign),
                  ).map((one) => ({
                    value: one.value,
                    label: t(one.word),
                  }))}
                />
                {operand(at + 2, value, (next) =>
                  put({ ...formula, rest: formula.rest.map((one, i) => (i === at ? { ...one, operand: next } : one)) }),
                )}
                {readOnly ? null : (
                  <button
                    type="button"
                    className={css.cross}
                    aria-label={t('removeTermN', { n: at + 2 })}
                    onClick={() => put({ ...formula, rest: formula.rest.filter((_, i) => i !== at) })}
                  >
                    ×
                  </button>
                )}
              </Fragment>
            ))}
          </div>
          <code className={css.expression}>{text}</code>
        </>
      )}
      {readOnly ? null : (
        <p className={css.ways}>
          {byHand ? (
            read !== null ? (
              <button type="button" className="link" onClick={() => setByHand(false)}>
                {t('asSentence')}
              </button>
            ) : (
              <span className="note">{t('onlyFormula')}</span>
            )
          ) : (
            <>
              <button
                type="button"
                className="link"
                onClick={() =>
                  put({
                    ...formula,
                    rest: [
                      ...formula.rest,
                      {
                        sign: formula.rest[0] && '*/'.includes(formula.rest[0].sign) ? '*' : '+',
                        operand: { kind: 'number', value: 0 },
                      },
                    ],
                  })
                }
              >
                {t('addTerm')}
              </button>
              <button type="button" className="link" onClick={() => setByHand(true)}>
                {t('asFormula')}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  );
}

function OperandEdit({
  n,
  value,
  fields,
  disabled,
  onChange,
}: {
  n: number;
  value: Operand;
  fields: readonly FieldChoice[];
  disabled: boolean;
  onChange(value: Operand): void;
}) {
  const t = useText(studioForm);
  return (
    <>
      <Select
        size="small"
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        aria-label={t('termN', { n })}
        disabled={disabled}
        value={value.kind === 'field' ? value.key : '#'}
        onChange={(key: string) =>
          onChange(key === '#' ? { kind: 'number', value: 0 } : { kind: 'field', key, orZero: true })
        }
        options={[
          { value: '#', label: t('aNumber') },
          ...fields.map(({ key, title }) => ({ value: key, label: title })),
        ]}
      />
      {value.kind === 'number' ? (
        <InputNumber
          size="small"
          min={0}
          controls={false}
          className={css.figure}
          aria-label={t('termNumberN', { n })}
          disabled={disabled}
          value={value.value}
          onChange={(next) => onChange({ kind: 'number', value: next ?? 0 })}
        />
      ) : null}
    </>
  );
}
