import type { FieldKind } from '@project-cloud/forms-engine';
import type { Field } from '@project-cloud/library';
import { Input } from 'antd';
import { useState } from 'react';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import {
  type Clause,
  type ClauseOp,
  isComplete,
  needsValue,
  opsFor,
  readSentence,
  type Sentence,
  writeSentence,
} from '../form/model/condition';
import { ClauseSubject, Clauses, ClauseValue } from './clause';
import css from './designer.css';

interface GuardConditionProps {
  value: string;
  fields: readonly Field[];
  readOnly: boolean;
  onChange(expression: string): void;
}

const KIND: Partial<Record<Field['type'], FieldKind>> = { image: 'file' };
const kindOf = (field: Field | undefined): FieldKind =>
  field ? (KIND[field.type] ?? (field.type as FieldKind)) : 'text';
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent', 'computed']);

/** A condition as a sentence whose words are choices; the expression that it writes stands below it. */
export function GuardCondition({ value, fields, readOnly, onChange }: GuardConditionProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const read = value === '' ? { join: '&&' as const, clauses: [] } : readSentence(value);
  const [draft, setDraft] = useState<Sentence | null>(read);
  if (draft === null)
    return (
      <Input.TextArea
        aria-label={t('expression')}
        autoSize
        disabled={readOnly}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const put = (sentence: Sentence) => {
    setDraft(sentence);
    if (sentence.clauses.length === 0) onChange('');
    else if (isComplete(sentence)) onChange(writeSentence(sentence));
  };
  const set = (at: number, clause: Clause) =>
    put({ ...draft, clauses: draft.clauses.map((one, nth) => (nth === at ? clause : one)) });
  const fieldOf = (key: string) => fields.find((one) => one.key === key);
  return (
    <>
      <Clauses
        clauses={draft.clauses}
        join={draft.join}
        joins={[
          { value: '&&', label: t('and') },
          { value: '||', label: t('or') },
        ]}
        readOnly={readOnly}
        onJoin={(join) => put({ ...draft, join })}
        onRemove={(at) => put({ ...draft, clauses: draft.clauses.filter((_, nth) => nth !== at) })}
        onAdd={() => setDraft({ ...draft, clauses: [...draft.clauses, { field: '', op: 'gte', value: null }] })}
        render={(clause, at) => {
          const field = fieldOf(clause.field);
          return (
            <>
              <ClauseSubject
                value={clause.field}
                options={fields.map((one) => ({ value: one.key, label: label(one.label) || one.key }))}
                operator={clause.op}
                operators={opsFor(kindOf(field)).map((op) => ({ value: op, label: t(`op_${op}`) }))}
                readOnly={readOnly}
                onSubject={(key) =>
                  set(at, { field: key, op: opsFor(kindOf(fieldOf(key)))[0] as ClauseOp, value: null })
                }
                onOperator={(op) => set(at, asked(clause, op as ClauseOp))}
              />
              {needsValue(clause.op) ? (
                <ClauseValue
                  type={NUMBERS.has(field?.type ?? '') ? 'number' : (field?.type ?? 'text')}
                  options={field?.options?.map((option) => ({ value: option.value, label: label(option.label) }))}
                  unit={field?.unit}
                  many={clause.op === 'in'}
                  value={clause.value?.kind === 'list' || clause.value?.kind === 'literal' ? clause.value.value : null}
                  readOnly={readOnly}
                  onChange={(next) => set(at, { ...clause, value: answerOf(next) })}
                />
              ) : null}
            </>
          );
        }}
      />
      {value ? <code className={css.expression}>{value}</code> : null}
    </>
  );
}

/** The clause asked otherwise; its value stays where it still makes sense. */
function asked(clause: Clause, op: ClauseOp): Clause {
  const fits = needsValue(op) && (op === 'in') === (clause.value?.kind === 'list');
  return { ...clause, op, value: fits ? clause.value : null };
}

function answerOf(value: unknown): Clause['value'] {
  if (Array.isArray(value)) return { kind: 'list', value: value.map(String) };
  return typeof value === 'string' || typeof value === 'number' ? { kind: 'literal', value } : null;
}
