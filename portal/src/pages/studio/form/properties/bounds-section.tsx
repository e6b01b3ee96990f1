import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { optionsOf } from '../model/fields';
import type { Row } from '../model/rows';
import { type Part, textOf } from '../model/tree';
import { LockNote } from './basic-section';
import { NumberEdit, TextEdit } from './edits';
import css from './properties.css';
import type { Rights } from './rights';
import { useSet } from './use-set';

type Bound = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';
const PAIRS: Readonly<Record<string, readonly [Bound, Bound]>> = {
  number: ['minimum', 'maximum'],
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
};
const FREE_TEXT: readonly string[] = ['Input', 'Input.TextArea'];

/** What an answer must be like. A layer may only make it stricter. */
export function BoundsSection({ part, row, rights }: { part: Part; row: Row; rights: Rights }) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const { schema } = part;
  const type = String(schema.type);
  const text = FREE_TEXT.includes(row.component);
  const pair = type === 'string' && !text ? undefined : PAIRS[type];
  const tight = rights.may('tighten');
  const required = typeof schema.required === 'string' ? 'when' : schema.required === true ? 'yes' : 'no';
  const number = (bound: Bound) => (typeof schema[bound] === 'number' ? (schema[bound] as number) : undefined);
  return (
    <section className={css.section}>
      <h3>{t('answers')}</h3>
      <div className={css.line}>
        <span>{t('requiredWord')}</span>
        {tight ? (
          <Select
            aria-label={t('requiredWord')}
            value={required}
            onChange={(value) =>
              set({ required: value === 'yes' ? true : value === 'when' ? schema.required : undefined })
            }
            options={[
              { value: 'no', label: t('notRequired') },
              { value: 'yes', label: t('required') },
              ...(required === 'when' ? [{ value: 'when', label: t('requiredWhen') }] : []),
            ]}
          />
        ) : (
          <p>
            {t(required === 'yes' ? 'required' : required === 'when' ? 'requiredWhen' : 'notRequired')}{' '}
            <LockNote locked={row.locked !== false} />
          </p>
        )}
      </div>
      {pair ? (
        <div className={css.line}>
          <span>{t(`bounds_${type}` as 'bounds_number')}</span>
          <div className={css.pair}>
            {pair.map((bound, at) => (
              <span key={bound}>
                {at === 1 ? t('upTo') : null}
                {tight ? (
                  <NumberEdit
                    label={t(bound)}
                    value={number(bound)}
                    whole={type !== 'number'}
                    onCommit={(value) => set({ [bound]: value })}
                  />
                ) : (
                  (number(bound) ?? '—')
                )}
              </span>
            ))}
          </div>
        </div>
      ) : null}
      {text && (tight || schema.pattern !== undefined) ? (
        <div className={css.line}>
          <span>{t('pattern')}</span>
          {tight ? (
            <TextEdit
              label={t('pattern')}
              live={false}
              value={textOf(schema.pattern)}
              placeholder={t('patternSample')}
              onCommit={(value) => set({ pattern: value === '' ? undefined : value })}
            />
          ) : (
            <code>{textOf(schema.pattern)}</code>
          )}
        </div>
      ) : null}
      {rights.may('default') ? <DefaultEdit part={part} row={row} /> : null}
    </section>
  );
}

function DefaultEdit({ part, row }: { part: Part; row: Row }) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const { schema } = part;
  const put = (value: unknown) => set({ default: value === '' || value === null ? undefined : value });
  const options = optionsOf(schema);
  const control = () => {
    if (options.length > 0) {
      const many = schema.type === 'array';
      return (
        <Select
          aria-label={t('default')}
          allowClear
          showSearch
          optionFilterProp="label"
          {...(many ? { mode: 'multiple' as const } : {})}
          value={schema.default ?? (many ? [] : undefined)}
          onChange={(value) => put(Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined))}
          options={options}
        />
      );
    }
    if (row.kind === 'yesno')
      return (
        <Select
          aria-label={t('default')}
          allowClear
          value={schema.default === undefined ? undefined : String(schema.default)}
          onChange={(value) => put(value === undefined ? undefined : value === 'true')}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
        />
      );
    if (schema.type === 'number')
      return (
        <NumberEdit
          label={t('default')}
          value={typeof schema.default === 'number' ? schema.default : undefined}
          onCommit={put}
        />
      );
    if (row.kind === 'date')
      return (
        <DatePicker
          aria-label={t('default')}
          value={typeof schema.default === 'string' ? dayjs(schema.default) : null}
          onChange={(day) => put(day ? day.format('YYYY-MM-DD') : undefined)}
        />
      );
    if (FREE_TEXT.includes(row.component))
      return <TextEdit label={t('default')} live={false} value={textOf(schema.default)} onCommit={put} />;
    return null;
  };
  const shown = control();
  return shown ? (
    <div className={css.line}>
      <span>{t('default')}</span>
      {shown}
    </div>
  ) : null;
}
