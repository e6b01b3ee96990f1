import { FIELD_TYPES, type Field, type FieldType, isReservedField } from '@project-cloud/library';
import { Checkbox, Drawer, Input, InputNumber, Radio, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { FieldIssue } from '@/client';
import { Hint, usePhone } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioLibrary } from '@/locale/studio-library';
import { Columns } from './columns';
import css from './designer.css';
import { Line } from './line';
import { Options } from './options';
import { keyFor, loadSyllables } from './suggest-key';

interface FieldDrawerProps {
  field: Field;
  all: readonly Field[];
  /** The field as it is in force; null while it was never published. */
  published: Field | null;
  faults: FieldIssue[];
  readOnly: boolean;
  moneyUnit: string;
  release: string | null;
  library: string;
  onChange(change: Partial<Field>): void;
  onMove(by: number): void;
  /** The way out of a type that stays: a new field beside the old one. */
  onAddType(type: FieldType): void;
  onClose(): void;
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);
const TEXTS: ReadonlySet<string> = new Set(['text', 'longtext']);
const CHOICES: ReadonlySet<string> = new Set(['choice', 'choices']);
const LISTLESS: ReadonlySet<string> = new Set(['longtext', 'file', 'image', 'geometry', 'table']);

/** All that a library says of one field. Every change is saved by itself; nothing has to be pressed. */
export function FieldDrawer(props: FieldDrawerProps) {
  const { field, published, readOnly, onChange } = props;
  const t = useText(studioLibrary);
  const words = useText(studio);
  const phone = usePhone();
  const id = useId();
  const [asked, setAsked] = useState<FieldType | null>(null);
  const faultOf = (part: string) =>
    props.faults.find(({ path }) => {
      const [, within = ''] = /^body\.\w+\.\d+\.(.*)$/.exec(path) ?? [];
      return within === part || within.startsWith(`${part}.`);
    })?.message;
  const text = (part: 'unit' | 'help' | 'pattern', value: string) =>
    onChange({ [part]: value === '' && part === 'pattern' ? null : value });
  const numeric = NUMBERS.has(field.type);
  return (
    <Drawer
      open
      mask={false}
      width={phone ? '100%' : 480}
      title={field.label.zh || t('newField')}
      onClose={props.onClose}
      destroyOnHidden
      extra={
        <span className={css.acts}>
          <button type="button" className="link" onClick={() => props.onMove(-1)}>
            {t('previous')}
          </button>
          <button type="button" className="link" onClick={() => props.onMove(1)}>
            {t('next')}
          </button>
        </span>
      }
    >
      <fieldset disabled={readOnly} className={css.form}>
        <NameAndKey {...props} id={id} fault={{ label: faultOf('label'), key: faultOf('key') }} />
        <Line label={words('type')} id={`${id}-type`} fault={faultOf('type')}>
          <Select
            id={`${id}-type`}
            value={field.type}
            disabled={readOnly}
            options={FIELD_TYPES.map((type) => ({ value: type, label: words(`type_${type}`) }))}
            onChange={(type) => (published ? setAsked(type) : onChange(retyped(field, type)))}
          />
        </Line>
        {asked ? (
          <Hint
            effect={t('typeStaysHow')}
            ways={[
              {
                label: t('typeStaysDo', { type: words(`type_${asked}`) }),
                onClick: () => {
                  props.onAddType(asked);
                  setAsked(null);
                },
              },
              { label: t('keepType'), onClick: () => setAsked(null) },
            ]}
          >
            {t('typeStays')}
          </Hint>
        ) : null}
        {field.type === 'computed' ? (
          <Line label={t('formula')} id={`${id}-formula`} help={t('formulaHelp')} fault={faultOf('formula')}>
            <Input
              id={`${id}-formula`}
              value={field.formula ?? ''}
              onChange={(event) => onChange({ formula: event.target.value })}
            />
          </Line>
        ) : null}
        {CHOICES.has(field.type) ? (
          <Line label={t('options')} help={t('optionsHelp')} fault={faultOf('options') ?? faultOf('dictionary')}>
            <Options {...props} />
          </Line>
        ) : null}
        {field.type === 'table' ? (
          <Columns
            {...props}
            fault={field.columns?.some(({ label }) => label.zh === '') ? t('columnsUnnamed') : faultOf('columns')}
          />
        ) : null}
        <Line
          label={t('unit')}
          id={`${id}-unit`}
          help={field.type === 'money' ? t('moneyUnitOf', { unit: props.moneyUnit }) : null}
        >
          <Input
            id={`${id}-unit`}
            maxLength={20}
            disabled={field.type === 'money'}
            value={field.type === 'money' ? props.moneyUnit : field.unit}
            onChange={(event) => text('unit', event.target.value)}
          />
        </Line>
        <Line label={t('help')} id={`${id}-help`} help={t('helpHelp')}>
          <Input.TextArea
            id={`${id}-help`}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={400}
            value={field.help}
            onChange={(event) => text('help', event.target.value)}
          />
        </Line>
        <Line label={t('filling')}>
          <Checkbox checked={field.required} onChange={(event) => onChange({ required: event.target.checked })}>
            {words('required')}
          </Checkbox>
        </Line>
        {numeric ? (
          <Line label={t('bounds')} fault={faultOf('min') ?? faultOf('max')} help={t('boundsHelp')}>
            <span className={css.pair}>
              <InputNumber
                aria-label={t('min')}
                placeholder={t('min')}
                value={field.min}
                onChange={(min) => onChange({ min: min ?? null })}
              />
              <span>{t('to')}</span>
              <InputNumber
                aria-label={t('max')}
                placeholder={t('max')}
                value={field.max}
                onChange={(max) => onChange({ max: max ?? null })}
              />
            </span>
          </Line>
        ) : null}
        {TEXTS.has(field.type) ? (
          <>
            <Line label={t('maxLength')} id={`${id}-length`} fault={faultOf('maxLength')}>
              <InputNumber
                id={`${id}-length`}
                min={1}
                max={20_000}
                value={field.maxLength}
                onChange={(maxLength) => onChange({ maxLength: maxLength ?? null })}
              />
            </Line>
            {field.type === 'text' ? (
              <Line
                label={t('pattern')}
                id={`${id}-pattern`}
                help={t('patternHelp')}
                fault={patternFault(field.pattern) ? t('patternFault') : faultOf('pattern')}
              >
                <Input
                  id={`${id}-pattern`}
                  value={field.pattern ?? ''}
                  onChange={(event) => text('pattern', event.target.value)}
                />
              </Line>
            ) : null}
          </>
        ) : null}
        <Default field={field} id={id} onChange={onChange} />
        <Line label={words('sensitivity')} help={t(`seen_${field.sensitivity}`)}>
          <Radio.Group
            value={field.sensitivity}
            onChange={(event) => onChange({ sensitivity: event.target.value })}
            options={(['public', 'internal', 'restricted'] as const).map((value) => ({ value, label: words(value) }))}
          />
        </Line>
        {LISTLESS.has(field.type) ? null : (
          <>
            <Line label={t('inLists')} help={t('inListsHelp')}>
              <Checkbox checked={field.filterable} onChange={(event) => onChange({ filterable: event.target.checked })}>
                {words('filterable')}
              </Checkbox>
              <Checkbox checked={field.sortable} onChange={(event) => onChange({ sortable: event.target.checked })}>
                {words('sortable')}
              </Checkbox>
            </Line>
            <Line label={words('stat')} help={t('statHelp')}>
              <Radio.Group
                value={field.stat ?? ''}
                onChange={(event) => onChange({ stat: event.target.value || null })}
                options={[
                  { value: '', label: t('noStat') },
                  ...(numeric || field.type === 'computed' ? [{ value: 'measure', label: words('measure') }] : []),
                  { value: 'dimension', label: words('dimension') },
                ]}
              />
            </Line>
          </>
        )}
        <Line label={t('source')} help={t(`from_${field.source}Help`)}>
          <Radio.Group
            value={field.source}
            onChange={(event) => onChange({ source: event.target.value })}
            options={(['filled', 'shared', 'derived'] as const).map((value) => ({ value, label: t(`from_${value}`) }))}
          />
        </Line>
      </fieldset>
    </Drawer>
  );
}

/** What a field keeps when it becomes another type. */
function retyped(field: Field, type: FieldType): Partial<Field> {
  const numeric = NUMBERS.has(type);
  return {
    type,
    min: numeric ? field.min : null,
    max: numeric ? field.max : null,
    maxLength: TEXTS.has(type) ? field.maxLength : null,
    pattern: type === 'text' ? field.pattern : null,
    default: null,
    stat: field.stat === 'measure' && !numeric ? null : field.stat,
    source: type === 'computed' ? 'derived' : field.source,
    ...(CHOICES.has(type) ? { options: field.options ?? [] } : { options: null, dictionary: null }),
    ...(type === 'table' ? {} : { columns: undefined, maxRows: null }),
    ...(LISTLESS.has(type) ? { filterable: false, sortable: false, stat: null } : {}),
  };
}

function patternFault(pattern: string | null): boolean {
  if (!pattern) return false;
  try {
    new RegExp(pattern, 'u');
    return false;
  } catch {
    return true;
  }
}

interface NamingProps extends FieldDrawerProps {
  id: string;
  fault: { label?: string | undefined; key?: string | undefined };
}

/** The name gives the key, until somebody writes another; once published, the key stays. */
function NameAndKey({ field, all, published, id, fault, readOnly, onChange }: NamingProps) {
  const t = useText(studioLibrary);
  const words = useText(studio);
  const [key, setKey] = useState(field.key);
  useEffect(() => setKey(field.key), [field.key]);
  const others = all.filter((one) => one !== field).map((one) => one.key);
  const twice = key !== field.key && others.includes(key);
  const reserved = key !== field.key && isReservedField(key);
  // A key that is made up ("text_1") gives way to one from the name.
  const madeUp = !published && /^[a-z]+_\d+$/.test(field.key);
  const suggest = async () => {
    if (!madeUp || field.label.zh.trim() === '') return;
    const syllables = (await loadSyllables())(field.label.zh);
    onChange({ key: keyFor(syllables, '_', (one) => others.includes(one) || isReservedField(one)) });
  };
  return (
    <>
      <Line
        label={words('name')}
        id={`${id}-name`}
        fault={field.label.zh.trim() === '' ? t('nameMissing') : fault.label}
      >
        <Input
          id={`${id}-name`}
          autoFocus
          maxLength={100}
          value={field.label.zh}
          onChange={(event) => onChange({ label: { ...field.label, zh: event.target.value } })}
          onBlur={() => void suggest()}
        />
      </Line>
      <Line label={t('english')} id={`${id}-english`} help={t('englishHelp')}>
        <Input
          id={`${id}-english`}
          maxLength={100}
          value={field.label.en}
          onChange={(event) => onChange({ label: { ...field.label, en: event.target.value } })}
        />
      </Line>
      <Line
        label={words('key')}
        id={`${id}-key`}
        help={published ? t('keyStays') : t('keyHelp')}
        fault={twice ? t('keyTwice', { key }) : reserved ? t('keyReserved', { key }) : fault.key}
      >
        <Input
          id={`${id}-key`}
          value={key}
          maxLength={48}
          disabled={published !== null || readOnly}
          onChange={(event) => setKey(event.target.value.trim())}
          onBlur={() => {
            if (key !== field.key && key !== '' && !twice && !reserved) onChange({ key });
          }}
          onPressEnter={(event) => event.currentTarget.blur()}
        />
      </Line>
    </>
  );
}

function Default({ field, id, onChange }: Pick<FieldDrawerProps, 'field' | 'onChange'> & { id: string }) {
  const t = useText(studioLibrary);
  const common = useText();
  const label = { label: t('default'), id: `${id}-default` };
  if (NUMBERS.has(field.type))
    return (
      <Line {...label}>
        <InputNumber
          id={label.id}
          value={typeof field.default === 'number' ? field.default : null}
          onChange={(value) => onChange({ default: value ?? null })}
        />
      </Line>
    );
  if (TEXTS.has(field.type))
    return (
      <Line {...label}>
        <Input
          id={label.id}
          value={typeof field.default === 'string' ? field.default : ''}
          onChange={(event) => onChange({ default: event.target.value || null })}
        />
      </Line>
    );
  const options =
    field.type === 'yesno'
      ? [
          { value: 'true', label: common('yes') },
          { value: 'false', label: common('no') },
        ]
      : field.type === 'choice'
        ? (field.options ?? []).map((option) => ({ value: option.value, label: option.label.zh }))
        : null;
  if (!options) return null;
  const value = field.type === 'yesno' && typeof field.default === 'boolean' ? String(field.default) : field.default;
  return (
    <Line {...label}>
      <Select
        id={label.id}
        allowClear
        value={typeof value === 'string' ? value : null}
        options={options}
        placeholder={t('noDefault')}
        onChange={(next: string | null) =>
          onChange({ default: next == null ? null : field.type === 'yesno' ? next === 'true' : next })
        }
      />
    </Line>
  );
}
