import {
  CORE_FIELDS,
  FIELD_TYPES,
  type Field,
  type FieldType,
  isReservedField,
  newField,
} from '@project-cloud/library';
import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FieldIssue } from '@/client';
import { EmptyState, LightShape, SectionTitle, usePhone } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioLibrary } from '@/locale/studio-library';
import css from './designer.css';
import { FieldDrawer } from './field-drawer';
import { moved, Sortable, SortableRow } from './sortable';
import { faultsAt } from './use-faults';

interface FieldsProps {
  /** fields or reportFields. */
  part: 'fields' | 'reportFields';
  title: string;
  fields: Field[];
  /** Fields of the version in force, by key: their key and type stay. */
  published: ReadonlyMap<string, Field>;
  issues: readonly FieldIssue[];
  readOnly: boolean;
  moneyUnit: string;
  release: string | null;
  library: string;
  onChange(change: (fields: Field[]) => Field[]): void;
}

/** Types as people look for them: what is written, what is counted, what is chosen, who and where, what is attached. */
const GROUPS: readonly (readonly FieldType[])[] = [
  ['text', 'longtext'],
  ['integer', 'decimal', 'money', 'percent'],
  ['date', 'month', 'yesno', 'choice', 'choices'],
  ['region', 'organisation', 'industry', 'creditcode', 'project'],
  ['file', 'image', 'geometry', 'table', 'computed'],
];

/** The fields of a library in their order; one opens at the side, and what is typed there stands here at once. */
export function Fields(props: FieldsProps) {
  const { part, fields, published, issues, readOnly, onChange } = props;
  const t = useText(studioLibrary);
  const [open, setOpen] = useState<string | null>(null);
  const [retiring, setRetiring] = useState<Field | null>(null);
  const [find, setFind] = useState('');
  const at = fields.findIndex((field) => field.key === open);
  const add = (type: FieldType) => {
    const key = freeKey(type, fields, published);
    onChange((all) => [...all, newField(type, key, '')]);
    setOpen(key);
  };
  const shift = (from: number, to: number) => onChange((all) => moved(all, from, to));
  const remove = (field: Field) => {
    if (published.has(field.key)) return setRetiring(field);
    onChange((all) => all.filter(({ key }) => key !== field.key));
    if (open === field.key) setOpen(null);
    return undefined;
  };
  const patch = (key: string, change: Partial<Field>) =>
    onChange((all) => all.map((field) => (field.key === key ? { ...field, ...change } : field)));
  const shown = fields
    .map((field, nth) => ({ field, nth }))
    .filter(({ field }) => find === '' || field.label.zh.includes(find) || field.key.includes(find));

  return (
    <section>
      <SectionTitle
        title={props.title}
        note={t('fieldsCount', { n: fields.filter(({ retired }) => !retired).length })}
        action={readOnly ? null : <AddField onAdd={add} />}
      />
      {part === 'fields' ? <p className="note">{t('fieldsHelp', { n: CORE_FIELDS.length })}</p> : null}
      {fields.length > 12 ? (
        <Input
          className={css.find}
          allowClear
          aria-label={t('findField')}
          placeholder={t('findField')}
          value={find}
          onChange={(event) => setFind(event.target.value.trim())}
        />
      ) : null}
      {fields.length === 0 ? (
        <EmptyState
          title={t('noFields')}
          hint={t('noFieldsHint')}
          action={readOnly ? null : <AddField onAdd={add} />}
        />
      ) : (
        <Sortable
          onMove={(from, to) =>
            shift(
              fields.findIndex(({ key }) => key === from),
              fields.findIndex(({ key }) => key === to),
            )
          }
        >
          <ol className={css.rows} aria-label={props.title}>
            {shown.map(({ field, nth }) => (
              <FieldRow
                key={field.key}
                field={field}
                faults={faultsAt(issues, `body.${part}.${nth}`)}
                current={field.key === open}
                readOnly={readOnly}
                first={nth === 0}
                last={nth === fields.length - 1}
                published={published.has(field.key)}
                onOpen={() => setOpen(field.key)}
                onMove={(by) => shift(nth, nth + by)}
                onRemove={() => remove(field)}
                onRestore={() => patch(field.key, { retired: false })}
              />
            ))}
          </ol>
        </Sortable>
      )}
      {open !== null && fields[at] ? (
        <FieldDrawer
          key={part}
          field={fields[at]}
          all={fields}
          published={published.get(open) ?? null}
          faults={faultsAt(issues, `body.${part}.${at}`)}
          readOnly={readOnly}
          moneyUnit={props.moneyUnit}
          release={props.release}
          library={props.library}
          onChange={(change) => {
            patch(open, change);
            // A key that is suggested may come when another field is open already.
            const next = change.key;
            if (next !== undefined) setOpen((now) => (now === open ? next : now));
          }}
          onMove={(by) => {
            const next = fields[at + by];
            if (next) setOpen(next.key);
          }}
          onAddType={(type) => {
            const key = freeKey(type, fields, published);
            const from = fields[at] as Field;
            onChange((all) => {
              const fresh = { ...newField(type, key, from.label.zh), help: from.help, required: from.required };
              return all.flatMap((one) => (one.key === from.key ? [{ ...one, retired: true }, fresh] : [one]));
            });
            setOpen(key);
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <Modal
        open={retiring !== null}
        title={t('retireField', { name: retiring?.label.zh ?? '' })}
        okText={t('retire')}
        cancelText={t('cancel')}
        onOk={() => {
          if (retiring) patch(retiring.key, { retired: true });
          setRetiring(null);
        }}
        onCancel={() => setRetiring(null)}
      >
        <p>{t('retireFieldWhat')}</p>
      </Modal>
    </section>
  );
}

/** A key for a field that has no name yet: its type and a number. */
function freeKey(type: FieldType, fields: readonly Field[], published: ReadonlyMap<string, Field>): string {
  const taken = (key: string) =>
    published.has(key) || isReservedField(key) || fields.some((field) => field.key === key);
  for (let n = 1; ; n += 1) if (!taken(`${type}_${n}`)) return `${type}_${n}`;
}

function AddField({ onAdd }: { onAdd(type: FieldType): void }) {
  const t = useText(studioLibrary);
  const words = useText(studio);
  const known = GROUPS.flat();
  const rest = FIELD_TYPES.filter((type) => !known.includes(type));
  const items = [...GROUPS, ...(rest.length > 0 ? [rest] : [])].flatMap((group, at) => [
    ...(at > 0 ? [{ type: 'divider' as const, key: `line${at}` }] : []),
    ...group.map((type) => ({ key: type as string, label: words(`type_${type}`) })),
  ]);
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => onAdd(key as FieldType), className: css.types ?? '' }}
      placement="bottomRight"
    >
      <Button>{t('addField')}</Button>
    </Dropdown>
  );
}

interface RowProps {
  field: Field;
  faults: FieldIssue[];
  current: boolean;
  readOnly: boolean;
  first: boolean;
  last: boolean;
  published: boolean;
  onOpen(): void;
  onMove(by: number): void;
  onRemove(): void;
  onRestore(): void;
}

function FieldRow({
  field,
  faults,
  current,
  readOnly,
  first,
  last,
  published,
  onOpen,
  onMove,
  onRemove,
  onRestore,
}: RowProps) {
  const t = useText(studioLibrary);
  const words = useText(studio);
  const label = useLabel();
  const phone = usePhone();
  const name = label(field.label) || t('unnamed');
  const marks = [
    field.required ? words('required') : null,
    field.filterable ? words('filterable') : null,
    field.sortable ? words('sortable') : null,
    field.stat ? words(field.stat) : null,
    field.sensitivity === 'internal' ? null : words(field.sensitivity),
  ].filter((mark) => mark !== null);
  return (
    <SortableRow id={field.key} handle={t('drag')} disabled={readOnly || phone} className={current ? css.current : ''}>
      <div className={css.what}>
        <button type="button" className="link" onClick={onOpen}>
          {name}
        </button>
        {field.retired ? <span className={css.tag}>{t('retired')}</span> : null}
        {faults.length > 0 ? (
          <span className={css.fault}>
            <LightShape light="red" /> {faults[0]?.message}
          </span>
        ) : null}
        <code>{field.key}</code>
      </div>
      <span className={css.type}>
        {words(`type_${field.type}`)} <span className="unit">{field.unit}</span>
      </span>
      <span className={css.marks}>{marks.join(t('comma'))}</span>
      {readOnly ? null : (
        <span className={css.acts}>
          <button
            type="button"
            className="link"
            disabled={first}
            onClick={() => onMove(-1)}
            aria-label={t('upOf', { name })}
          >
            {t('up')}
          </button>
          <button
            type="button"
            className="link"
            disabled={last}
            onClick={() => onMove(1)}
            aria-label={t('downOf', { name })}
          >
            {t('down')}
          </button>
          {field.retired ? (
            <button type="button" className="link" onClick={onRestore} aria-label={t('restoreOf', { name })}>
              {t('restore')}
            </button>
          ) : (
            <button
              type="button"
              className="link"
              onClick={onRemove}
              aria-label={t(published ? 'retireOf' : 'removeOf', { name })}
            >
              {t(published ? 'retire' : 'remove')}
            </button>
          )}
        </span>
      )}
    </SortableRow>
  );
}
