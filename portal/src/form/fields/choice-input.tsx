import { connect, observer } from '@formily/react';
import { Checkbox as AntCheckbox, Radio as AntRadio, Select as AntSelect } from 'antd';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { type SchemaOption, useOptions } from './options';
import { useControl } from './use-control';

interface ChoiceProps {
  value?: unknown;
  options?: SchemaOption[];
  placeholder?: string;
  mode?: 'multiple' | 'tags';
  onChange?(value: unknown): void;
  onBlur?(): void;
}

const One = observer(function One({ value, options, onChange, onBlur, placeholder, mode }: ChoiceProps) {
  const { aria, status, editable } = useControl();
  const t = useText(desk);
  const items = useOptions(options, value);
  return (
    <AntSelect
      {...aria}
      className={css.full}
      status={status}
      value={value ?? undefined}
      options={items}
      disabled={!editable}
      allowClear
      showSearch={items.length > 8}
      optionFilterProp="label"
      placeholder={placeholder ?? t('form.choose')}
      {...(mode ? { mode } : {})}
      onChange={(next) => onChange?.(next ?? null)}
      onBlur={() => onBlur?.()}
    />
  );
});

/** Choices as chips: large enough for a thumb, and all of them seen at once. */
const Some = observer(function Some({ value, options, onChange, onBlur }: ChoiceProps) {
  const { aria, editable } = useControl();
  const chosen = Array.isArray(value) ? value : [];
  return (
    <AntCheckbox.Group
      className={css.chips}
      value={chosen}
      disabled={!editable}
      onChange={(next) => onChange?.(next.length ? next : null)}
    >
      {useOptions(options, value).map((option, at) => (
        <AntCheckbox
          key={String(option.value)}
          value={option.value}
          className={css.chip}
          onBlur={onBlur}
          {...(at === 0 ? aria : {})}
        >
          {option.label}
        </AntCheckbox>
      ))}
    </AntCheckbox.Group>
  );
});

const Exactly = observer(function Exactly({ value, options, onChange, onBlur }: ChoiceProps) {
  const { aria, editable, field } = useControl();
  return (
    <AntRadio.Group
      className={css.chips}
      name={field.path.toString()}
      value={value ?? null}
      disabled={!editable}
      onChange={(event) => onChange?.(event.target.value)}
    >
      {useOptions(options, value).map((option, at) => (
        <AntRadio
          key={String(option.value)}
          value={option.value}
          className={css.chip}
          onBlur={onBlur}
          {...(at === 0 ? aria : {})}
        >
          {option.label}
        </AntRadio>
      ))}
    </AntRadio.Group>
  );
});

const Either = observer(function Either(props: ChoiceProps) {
  const t = useText(desk);
  return (
    <Exactly
      {...props}
      options={[
        { value: true, label: t('form.yes') },
        { value: false, label: t('form.no') },
      ]}
    />
  );
});

/** One of a list that is too long to show. */
export const Select = connect(One);
/** Any of a short list. */
export const Checkbox = Object.assign(connect(Some), { Group: connect(Some) });
/** One of a short list. */
export const Radio = Object.assign(connect(Exactly), { Group: connect(Exactly) });
/** Yes or no, and neither until somebody says so. */
export const YesNo = connect(Either);
