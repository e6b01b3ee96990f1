import { Button, Input, Popover, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { FieldInfo, Filter, ViewInfo } from '@/client';
import { useLabel, useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { ConditionEditor } from './condition-editor';
import { conditionValue, SIGNS } from './conditions';
import css from './library.css';
import type { ListState } from './list-state';

interface FilterBarProps {
  state: ListState;
  view: ViewInfo | undefined;
  views: ViewInfo[];
  /** Fields that conditions may be put on. */
  fields: FieldInfo[];
  /** Whether rules give this library's entries a light. */
  judged: boolean;
  onChange(change: Partial<ListState>): void;
}

const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;

/** One line: the saved view, a name or code, the light, and any condition on any filterable field. */
export function FilterBar({ state, view, views, fields, judged, onChange }: FilterBarProps) {
  const t = useText(words);
  const common = useText();
  const label = useLabel();
  const replace = (at: number, condition: Filter | null) =>
    onChange({
      conditions: state.conditions.flatMap((old, index) => (index === at ? (condition ? [condition] : []) : [old])),
    });
  const offered = (view?.filters ?? []).filter(
    (key) => fields.some((field) => field.key === key) && !state.conditions.some((condition) => condition.key === key),
  );
  return (
    <search className={css.filters}>
      {views.length > 0 ? (
        <Select
          aria-label={t('list.view')}
          popupMatchSelectWidth={false}
          value={view?.key ?? null}
          options={views.map((item) => ({ value: item.key, label: label(item.title) }))}
          onChange={(next) => onChange({ view: next, sort: null, columns: null })}
        />
      ) : null}
      <Words value={state.q} onChange={(q) => onChange({ q })} />
      {judged ? (
        <Select
          aria-label={t('field.light')}
          popupMatchSelectWidth={false}
          value={state.light ?? ''}
          options={[
            { value: '', label: t('list.lightAll') },
            ...LIGHTS.map((light) => ({ value: light as string, label: t('list.lightIs', { light: common(light) }) })),
          ]}
          onChange={(next) => onChange({ light: next || null })}
        />
      ) : null}
      {state.conditions.map((condition, at) => (
        <Condition
          // biome-ignore lint/suspicious/noArrayIndexKey: two equal conditions are told apart by nothing but their place
          key={`${at} ${condition.key}`}
          condition={condition}
          fields={fields}
          onChange={(next) => replace(at, next)}
        />
      ))}
      {offered.map((key) => (
        <Offer
          key={key}
          fields={fields}
          field={fields.find((field) => field.key === key)}
          onAdd={(condition) => onChange({ conditions: [...state.conditions, condition] })}
        />
      ))}
      <Adder fields={fields} onAdd={(condition) => onChange({ conditions: [...state.conditions, condition] })} />
    </search>
  );
}

/** Searches when typing pauses, not at every key. */
function Words({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useText(words);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), 350);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      className={css.words}
      aria-label={t('list.words')}
      placeholder={t('list.words')}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
    />
  );
}

function useSentence() {
  const t = useText(words);
  const label = useLabel();
  const { language } = useLanguage();
  return (condition: Filter, field: FieldInfo | undefined) => {
    const name = label(field?.label) || condition.key;
    if (condition.op === 'empty') return t('list.isEmpty', { name });
    const value = field ? conditionValue(field, condition.value, language) : String(condition.value);
    const sign = SIGNS[condition.op];
    return sign && !Array.isArray(condition.value) ? `${name} ${sign} ${value}` : t('list.is', { name, value });
  };
}

/** A condition as a button that opens it. */
export function Condition({
  condition,
  fields,
  onChange,
}: {
  condition: Filter;
  fields: FieldInfo[];
  onChange(next: Filter | null): void;
}) {
  const sentence = useSentence();
  const [open, setOpen] = useState(false);
  const field = fields.find((candidate) => candidate.key === condition.key);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <ConditionEditor
          fields={fields}
          start={condition}
          fixedField
          onDone={(next) => {
            setOpen(false);
            onChange(next);
          }}
          onRemove={() => onChange(null)}
        />
      }
    >
      <Button className={css.chip} icon={<Arrow />} iconPosition="end">
        {sentence(condition, field)}
      </Button>
    </Popover>
  );
}

/** A field that the saved view offers to filter on, while nobody has. */
function Offer({
  field,
  fields,
  onAdd,
}: {
  field: FieldInfo | undefined;
  fields: FieldInfo[];
  onAdd(condition: Filter): void;
}) {
  const t = useText(words);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  if (!field) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <ConditionEditor
          fields={fields}
          start={{ key: field.key, op: 'eq' }}
          fixedField
          onDone={(next) => {
            setOpen(false);
            onAdd(next);
          }}
        />
      }
    >
      <Button className={`${css.chip} ${css.offer}`} icon={<Arrow />} iconPosition="end">
        {t('list.any', { name: label(field.label) })}
      </Button>
    </Popover>
  );
}

/** Adds a condition on any field. */
export function Adder({ fields, onAdd }: { fields: FieldInfo[]; onAdd(condition: Filter): void }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <ConditionEditor
          fields={fields}
          onDone={(condition) => {
            setOpen(false);
            onAdd(condition);
          }}
        />
      }
    >
      <button type="button" className={`link ${css.add}`}>
        {t('list.addCondition')}
      </button>
    </Popover>
  );
}

function Arrow() {
  return (
    <svg className={css.arrow} viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
      <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" />
    </svg>
  );
}
