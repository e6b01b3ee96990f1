import { type FieldSource, RECEIVED_TYPES } from '@project-cloud/library';
import { Button, Checkbox, Input, Select } from 'antd';
import type { Library } from '@/client';
import { useLabel, useText } from '@/locale';
import { connector } from '@/locale/connector';
import { Line } from '../library/line';
import { type FieldDraft, readTranslation, translationText } from './connector-draft';

interface FieldEditorProps {
  field: FieldDraft;
  at: number;
  library: Library | undefined;
  readOnly: boolean;
  change(part: Partial<FieldDraft>): void;
  remove(): void;
  fault(path: string): string | undefined;
}

const SOURCES = ['field', 'constant', 'expression', 'none'] as const;
type SourceKind = (typeof SOURCES)[number];

const begun: Record<SourceKind, FieldSource | null> = {
  field: { kind: 'field', key: '' },
  constant: { kind: 'constant', value: '' },
  expression: { kind: 'expression', expression: '' },
  none: null,
};

/** One field of the receiver: what it is, where its value comes from, how ours becomes theirs. */
export function FieldEditor({ field, at, library, readOnly, change, remove, fault }: FieldEditorProps) {
  const t = useText(connector);
  const label = useLabel();
  const { code } = field;
  const id = (part: string) => `connector-${at}-${part}`;
  const own = (library?.fields ?? []).map((one) => ({ value: one.key, label: label(one.label) || one.key }));
  const choices = (table: Record<string, { zh: string; en: string }>) =>
    Object.entries(table).map(([value, words]) => ({ value, label: label(words) }));
  return (
    <>
      <Line label={t('code')} id={id('code')} fault={fault('code')}>
        <Input
          id={id('code')}
          aria-label={t('codeOf', { n: at + 1 })}
          disabled={readOnly}
          maxLength={64}
          value={code}
          onChange={(event) => change({ code: event.target.value.trim() })}
        />
      </Line>
      <Line label={t('name')} id={id('label')} fault={fault('label')}>
        <Input
          id={id('label')}
          aria-label={t('labelOf', { code })}
          disabled={readOnly}
          maxLength={100}
          value={field.label.zh}
          onChange={(event) => change({ label: { ...field.label, zh: event.target.value } })}
        />
      </Line>
      <Line label={t('type')} fault={fault('type')}>
        <Select
          aria-label={t('typeOf', { code })}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          value={field.type}
          options={choices(RECEIVED_TYPES)}
          onChange={(type) => change({ type })}
        />{' '}
        <Checkbox
          aria-label={t('requiredOf', { code })}
          disabled={readOnly}
          checked={field.required}
          onChange={(event) => change({ required: event.target.checked })}
        >
          {t('requiredMark')}
        </Checkbox>
      </Line>
      <Line label={t('source')} fault={fault('from')}>
        <Select<SourceKind>
          aria-label={t('sourceOf', { code })}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          value={field.from?.kind ?? 'none'}
          options={SOURCES.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={(kind) => change({ from: begun[kind] })}
        />
        <SourceValue from={field.from} code={code} own={own} readOnly={readOnly} change={(from) => change({ from })} />
      </Line>
      <Line label={t('translation')} id={id('translate')} help={t('translateHelp')} fault={fault('translate')}>
        <Input.TextArea
          id={id('translate')}
          key={code}
          aria-label={t('translateOf', { code })}
          autoSize={{ minRows: 1, maxRows: 8 }}
          disabled={readOnly}
          defaultValue={translationText(field.translate)}
          onChange={(event) => change({ translate: readTranslation(event.target.value) })}
        />
      </Line>
      {readOnly ? null : (
        <Button size="small" aria-label={t('removeOf', { code })} onClick={remove}>
          {t('remove')}
        </Button>
      )}
    </>
  );
}

interface SourceValueProps {
  from: FieldSource | null;
  code: string;
  own: { value: string; label: string }[];
  readOnly: boolean;
  change(from: FieldSource): void;
}

function SourceValue({ from, code, own, readOnly, change }: SourceValueProps) {
  const t = useText(connector);
  if (from === null) return null;
  if (from.kind === 'field')
    return (
      <Select
        aria-label={t('sourceValueOf', { code, what: t('ourField') })}
        showSearch
        optionFilterProp="label"
        disabled={readOnly}
        style={{ width: '100%' }}
        value={from.key || null}
        options={own}
        onChange={(key: string) => change({ kind: 'field', key })}
      />
    );
  const value = from.kind === 'constant' ? from.value : from.expression;
  return (
    <Input
      aria-label={t('sourceValueOf', { code, what: t(from.kind) })}
      disabled={readOnly}
      maxLength={from.kind === 'constant' ? 200 : 500}
      value={value}
      onChange={({ target }) =>
        change(
          from.kind === 'constant'
            ? { kind: 'constant', value: target.value }
            : { kind: 'expression', expression: target.value },
        )
      }
    />
  );
}
