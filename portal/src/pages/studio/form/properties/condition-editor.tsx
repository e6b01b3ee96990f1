import { Select } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import {
  type Clause,
  type ClauseOp,
  isComplete,
  needsValue,
  opsFor,
  readSentence,
  type Sentence,
  writeSentence,
} from '../model/condition';
import type { FieldChoice } from '../model/fields';
import { ExpressionText } from './expression-text';
import css from './properties.css';
import { ValueEdit } from './value-edit';

interface ConditionEditorProps {
  /** The expression without braces; empty: there is no condition. */
  text: string;
  fields: readonly FieldChoice[];
  /** The end of the sentence: 时，显示. */
  then: string;
  /** The field that a new clause is about first. */
  subject?: string;
  readOnly?: boolean;
  /** Null takes the condition away. */
  onChange(text: string | null): void;
}

/** A condition as a sentence whose words are choices; beside it the expression, which can be written by hand. */
export function ConditionEditor({ text, fields, then, subject, readOnly, onChange }: ConditionEditorProps) {
  const t = useText(studioForm);
  const read = text === '' ? null : readSentence(text);
  const [draft, setDraft] = useState<Sentence | null>(read);
  const [byHand, setByHand] = useState(text !== '' && read === null);
  const written = useRef(text);
  // Undone, or changed from elsewhere: the sentence follows. What this editor wrote itself it knows.
  useEffect(() => {
    if (written.current === text) return;
    written.current = text;
    const now = text === '' ? null : readSentence(text);
    setDraft(now);
    if (text !== '' && now === null) setByHand(true);
  }, [text]);

  const put = (next: Sentence | null) => {
    setDraft(next);
    if (next === null) {
      written.current = '';
      onChange(null);
    } else if (isComplete(next)) {
      written.current = writeSentence(next);
      onChange(written.current);
    }
  };
  const fresh = (): Clause => ({ field: subject ?? '', op: subject ? firstOp(subject) : 'filled', value: null });
  const firstOp = (key: string): ClauseOp =>
    opsFor(fields.find((one) => one.key === key)?.kind ?? 'text')[0] ?? 'filled';
  const change = (at: number, clause: Clause) =>
    draft && put({ ...draft, clauses: draft.clauses.map((one, i) => (i === at ? clause : one)) });

  if (readOnly && text === '') return null;
  return (
    <div>
      {draft && !byHand ? (
        <div className={css.sentence}>
          {t('when')}{' '}
          {draft.clauses.map((clause, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a clause is told by its place
            <Fragment key={at}>
              {at > 0 ? (
                <Select
                  size="small"
                  variant="outlined"
                  popupMatchSelectWidth={false}
                  aria-label={t('joinN', { n: at })}
                  disabled={readOnly}
                  value={draft.join}
                  onChange={(join) => put({ ...draft, join })}
                  options={[
                    { value: '&&', label: t('and') },
                    { value: '||', label: t('or') },
                  ]}
                />
              ) : null}
              <ClauseEdit
                n={at + 1}
                clause={clause}
                fields={fields}
                readOnly={readOnly ?? false}
                onChange={(next) => change(at, next)}
                onRemove={
                  draft.clauses.length > 1
                    ? () => put({ ...draft, clauses: draft.clauses.filter((_, i) => i !== at) })
                    : () => put(null)
                }
              />
            </Fragment>
          ))}
          {then}
        </div>
      ) : null}
      {byHand ? (
        <ExpressionText
          text={text}
          fields={fields}
          wanted="boolean"
          readOnly={readOnly ?? false}
          onChange={(next) => {
            written.current = next;
            onChange(next === '' ? null : next);
          }}
        />
      ) : text !== '' ? (
        <code className={css.expression}>{text}</code>
      ) : null}
      {readOnly ? null : (
        <p className={css.ways}>
          {byHand ? null : (
            <button
              type="button"
              className="link"
              onClick={() => setDraft({ join: draft?.join ?? '&&', clauses: [...(draft?.clauses ?? []), fresh()] })}
            >
              {t('addCondition')}
            </button>
          )}
          {byHand ? (
            read !== null || text === '' ? (
              <button
                type="button"
                className="link"
                onClick={() => {
                  setDraft(read);
                  setByHand(false);
                }}
              >
                {t('asSentence')}
              </button>
            ) : (
              <span className="note">{t('onlyFormula')}</span>
            )
          ) : (
            <button type="button" className="link" onClick={() => setByHand(true)}>
              {t('asFormula')}
            </button>
          )}
          {text !== '' ? (
            <button
              type="button"
              className="link"
              onClick={() => {
                setByHand(false);
                put(null);
              }}
            >
              {t('dropCondition')}
            </button>
          ) : null}
        </p>
      )}
    </div>
  );
}

interface ClauseEditProps {
  n: number;
  clause: Clause;
  fields: readonly FieldChoice[];
  readOnly: boolean;
  onChange(clause: Clause): void;
  onRemove(): void;
}

function ClauseEdit({ n, clause, fields, readOnly, onChange, onRemove }: ClauseEditProps) {
  const t = useText(studioForm);
  const field = fields.find(({ key }) => key === clause.field);
  return (
    <>
      <Select
        size="small"
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        aria-label={t('fieldN', { n })}
        placeholder={t('chooseField')}
        disabled={readOnly}
        value={clause.field || undefined}
        onChange={(key) => {
          const kind = fields.find((one) => one.key === key)?.kind ?? 'text';
          const op = opsFor(kind)[0] ?? 'filled';
          onChange({ field: key, op, value: null });
        }}
        options={fields.map(({ key, title }) => ({ value: key, label: title }))}
      />
      {field || clause.field === '' ? null : <span className={css.gone}>{t('fieldGone', { key: clause.field })}</span>}
      {field ? (
        <Select
          size="small"
          popupMatchSelectWidth={false}
          aria-label={t('operatorN', { n })}
          disabled={readOnly}
          value={clause.op}
          onChange={(op: ClauseOp) =>
            onChange({ ...clause, op, value: needsValue(op) && fits(op, clause) ? clause.value : null })
          }
          options={opsFor(field.kind).map((op) => ({ value: op, label: t(wordOf(op, field.kind)) }))}
        />
      ) : null}
      {field && needsValue(clause.op) ? (
        <ValueEdit
          n={n}
          field={field}
          fields={fields}
          op={clause.op}
          value={clause.value}
          disabled={readOnly}
          onChange={(value) => onChange({ ...clause, value })}
        />
      ) : null}
      {readOnly ? null : (
        <button type="button" className={css.cross} aria-label={t('removeConditionN', { n })} onClick={onRemove}>
          ×
        </button>
      )}{' '}
    </>
  );
}

function fits(op: ClauseOp, clause: Clause): boolean {
  return (op === 'in') === (clause.value?.kind === 'list');
}

const DATES: Readonly<Partial<Record<ClauseOp, 'op_after' | 'op_notBefore' | 'op_before' | 'op_notAfter'>>> = {
  gt: 'op_after',
  gte: 'op_notBefore',
  lt: 'op_before',
  lte: 'op_notAfter',
};

function wordOf(op: ClauseOp, kind: FieldChoice['kind']) {
  const date = kind === 'date' || kind === 'month' ? DATES[op] : undefined;
  return date ?? (`op_${op}` as const);
}
