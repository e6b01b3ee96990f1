import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { type Library, useQuery } from '@/client';
import { EmptyState, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { ClauseSubject, Clauses, ClauseValue } from './clause';
import { type ConditionRow, type Conditions, operatorsOf, readConditions, writeConditions } from './conditions';
import css from './designer.css';
import { type FactChoice, useFacts } from './facts';
import type { AdmissionDraft } from './library-body';
import { Line } from './line';
import type { PartProps } from './part';
import { faultsAt } from './use-faults';

/** By which rule an entry of another library comes into this one by itself. */
export function Admission({ library, libraryKey, issues, readOnly, change }: PartProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const { admission } = library;
  const libraries = useQuery<{ items: Library[] }>('/libraries', { fresh: 60_000 });
  const others = (libraries.data?.items ?? []).filter(({ key }) => key !== libraryKey);
  const from = useQuery<Library>(admission?.from ? `/libraries/${admission.from}` : null, { fresh: 60_000 });
  const facts = useFacts(from.data);
  const set = (part: Partial<AdmissionDraft>) => admission && change({ admission: { ...admission, ...part } });
  const fault = (path: string) => faultsAt(issues, `body.admission${path}`)[0]?.message;
  const begin = () =>
    change({
      admission: {
        from: others[0]?.key ?? '',
        conditions: { all: [] },
        reason: { zh: '', en: '' },
        stage: library.initialStage || null,
        leaves: null,
      },
    });
  return (
    <section>
      <SectionTitle title={t('admission')} note={t('admissionHelp')} />
      <Checkbox
        checked={admission !== null}
        disabled={readOnly || (admission === null && others.length === 0)}
        onChange={(event) => (event.target.checked ? begin() : change({ admission: null }))}
      >
        {t('admits')}
      </Checkbox>
      {admission === null ? (
        <EmptyState title={t('noAdmission')} hint={t('noAdmissionHint')} />
      ) : (
        <>
          <Line label={t('fromLibrary')} id="admission-from" fault={fault('.from')}>
            <Select
              id="admission-from"
              className={css.wide}
              disabled={readOnly}
              value={admission.from || null}
              options={others.map((one) => ({ value: one.key, label: label(one.name) }))}
              onChange={(key: string) => set({ from: key, leaves: null, conditions: { all: [] } })}
            />
          </Line>
          <Line label={t('when')} help={t('admissionWhen')} fault={fault('.conditions')}>
            <ConditionRows
              key={admission.from}
              value={admission.conditions}
              facts={facts}
              readOnly={readOnly}
              onChange={(conditions) => set({ conditions })}
            />
          </Line>
          <Line label={t('reason')} id="admission-reason" help={t('reasonHelp')} fault={fault('.reason')}>
            <Input
              id="admission-reason"
              disabled={readOnly}
              maxLength={100}
              value={admission.reason.zh}
              onChange={(event) => set({ reason: { ...admission.reason, zh: event.target.value } })}
            />
          </Line>
          <Line label={t('beginsAt')} id="admission-stage" fault={fault('.stage')}>
            <Select
              id="admission-stage"
              className={css.wide}
              disabled={readOnly}
              value={admission.stage}
              options={library.stages.map((stage) => ({ value: stage.key, label: label(stage.label) || stage.key }))}
              onChange={(stage: string) => set({ stage })}
            />
          </Line>
          <Line label={t('leavesAt')} id="admission-leaves" help={t('leavesHelp')} fault={fault('.leaves')}>
            <Select
              id="admission-leaves"
              allowClear
              className={css.wide}
              disabled={readOnly}
              value={admission.leaves}
              placeholder={t('leavesNone')}
              options={(from.data?.stages ?? []).map((stage) => ({ value: stage.key, label: label(stage.label) }))}
              onChange={(stage: string | undefined) => set({ leaves: stage ?? null })}
            />
          </Line>
        </>
      )}
    </section>
  );
}

interface RowsProps {
  value: Record<string, unknown>;
  facts: readonly FactChoice[];
  readOnly: boolean;
  onChange(conditions: Record<string, unknown>): void;
}

function ConditionRows({ value, facts, readOnly, onChange }: RowsProps) {
  const t = useText(studioLibrary);
  const [draft, setDraft] = useState<Conditions | null>(readConditions(value));
  if (draft === null) return <pre className={css.expression}>{JSON.stringify(value, null, 2)}</pre>;
  const put = (next: Conditions) => {
    setDraft(next);
    onChange(writeConditions({ ...next, rows: next.rows.filter(({ fact }) => fact !== '') }));
  };
  const set = (at: number, row: ConditionRow) =>
    put({ ...draft, rows: draft.rows.map((one, nth) => (nth === at ? row : one)) });
  const factOf = (key: string) => facts.find((one) => one.key === key);
  return (
    <Clauses
      clauses={draft.rows}
      join={draft.join}
      joins={[
        { value: 'all', label: t('and') },
        { value: 'any', label: t('or') },
      ]}
      readOnly={readOnly}
      onJoin={(join) => put({ ...draft, join })}
      onRemove={(at) => put({ ...draft, rows: draft.rows.filter((_, nth) => nth !== at) })}
      onAdd={() => setDraft({ ...draft, rows: [...draft.rows, { fact: '', operator: 'equal', value: null }] })}
      render={(row, at) => {
        const fact = factOf(row.fact);
        return (
          <>
            <ClauseSubject
              value={row.fact}
              options={facts.map((one) => ({ value: one.key, label: one.label }))}
              operator={row.operator}
              operators={operatorsOf(fact?.type ?? 'text').map((one) => ({
                value: one,
                label: t(`rule_${one}` as 'rule_equal'),
              }))}
              readOnly={readOnly}
              onSubject={(key) => {
                const type = factOf(key)?.type ?? 'text';
                const operator = operatorsOf(type)[0] ?? 'equal';
                set(at, { fact: key, operator, value: type === 'boolean' ? true : null });
              }}
              onOperator={(operator) =>
                set(at, {
                  ...row,
                  operator,
                  value: operator === 'in' ? [] : Array.isArray(row.value) ? null : row.value,
                })
              }
            />
            <ClauseValue
              type={fact?.type ?? 'text'}
              options={fact?.options}
              unit={fact?.unit ?? undefined}
              many={row.operator === 'in'}
              value={row.value}
              readOnly={readOnly}
              onChange={(next) => set(at, { ...row, value: next })}
            />
          </>
        );
      }}
    />
  );
}
