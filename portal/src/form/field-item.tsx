import type { Field } from '@formily/core';
import { observer, useField, useFieldSchema, useForm } from '@formily/react';
import type { PropsWithChildren } from 'react';
import { goToField, Hint, LayerBadge, LightShape, layerOf } from '@/components';
import { useLabel, useLanguage, useText } from '@/locale';
import { desk } from '@/locale/desk';
import { formilyPath } from './engine-form';
import css from './field-item.css';
import type { FieldMeta } from './field-meta';
import { fieldId } from './fields/use-control';
import { useSurroundings } from './form-context';
import { formatValue } from './format-value';

/** A field on the page: its label, what stands beside it, its control, and below it errors and hints. */
export const FieldItem = observer(function FieldItem({ children }: PropsWithChildren) {
  const field = useField<Field>();
  const schema = useFieldSchema();
  const around = useSurroundings();
  const meta = schema['x-data'] as FieldMeta | undefined;
  const path = field.path.toString();
  const id = fieldId(path);
  const label = useLabel();
  const columns = around.layout === 'report' && !meta?.wide;
  // Below the control, so that controls of one row stand on one line whether or not they have help.
  const helpBelow = meta?.help && around.layout === 'entry' && !meta.computed;
  const shape = columns ? css.columns : meta?.span ? css.wide : css.stacked;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls inside are what people act on; their leaving passes through here
    <div
      id={id}
      className={`${css.item} ${shape} ${around.layout === 'report' ? css.report : ''}`}
      onBlur={() => around.touch(path)}
    >
      <FieldLabel
        meta={helpBelow ? { ...meta, help: null } : meta}
        controlId={`${id}-control`}
        required={field.required || meta?.atLeastOne === true}
      />
      {around.layout === 'report' ? <Previous meta={meta} fieldKey={path} /> : null}
      <div className={css.control}>{children}</div>
      <Feedback id={`${id}-errors`} messages={field.selfErrors} />
      {helpBelow ? <p className={css.below}>{label(meta?.help)}</p> : null}
      <Hints fieldKey={path} meta={meta} />
    </div>
  );
});

function FieldLabel({
  meta,
  controlId,
  required,
}: {
  meta: FieldMeta | undefined;
  controlId: string;
  required: boolean;
}) {
  const label = useLabel();
  const t = useText(desk);
  const field = useField<Field>();
  const { origin, layout, moneyUnit } = useSurroundings();
  const unit = layout === 'report' && meta?.unit !== moneyUnit ? meta?.unit : null;
  const layer = layerOf(origin?.[field.path.toString()]?.layer);
  return (
    <div className={css.label}>
      <label htmlFor={controlId}>{label(meta?.title) || String(field.title ?? field.path)}</label>
      {required ? (
        <span className={css.required} title={t('form.required')}>
          <span aria-hidden="true">*</span>
          <span className="visually-hidden">{t('form.required')}</span>
        </span>
      ) : null}
      {unit ? <span className="unit">{unit}</span> : null}
      {meta?.computed ? (
        <span className="unit" title={meta.help ?? undefined}>
          {t('form.computed')}
        </span>
      ) : null}
      {layer !== 'base' ? <LayerBadge layer={layer} /> : null}
      {meta?.help && !meta.computed ? <p className={css.help}>{label(meta.help)}</p> : null}
    </div>
  );
}

/** What was reported last time: a figure in its own column, a text as one line above the new one. */
function Previous({ meta, fieldKey }: { meta: FieldMeta | undefined; fieldKey: string }) {
  const { previous, previousLabel } = useSurroundings();
  const { language } = useLanguage();
  const value = previous?.[fieldKey];
  const text = meta?.type === 'file' ? '' : formatValue(meta ?? { type: 'text' }, value, language);
  if (!meta?.wide) return <div className={css.previous}>{previous ? text : ''}</div>;
  if (!previous || value == null || !text) return null;
  return (
    <p className={css.before}>
      {previousLabel}
      {language === 'zh' ? '：' : ': '}
      {text}
    </p>
  );
}

function Feedback({ id, messages }: { id: string; messages: unknown[] }) {
  if (messages.length === 0) return null;
  return (
    <div id={id} className={css.errors} role="alert">
      {messages.map((message) => (
        <p key={String(message)}>
          <LightShape light="red" size={10} /> {String(message)}
        </p>
      ))}
    </div>
  );
}

/** What looks wrong and does not block: change it to the value that is more likely, or say why it is right. */
function Hints({ fieldKey, meta }: { fieldKey: string; meta: FieldMeta | undefined }) {
  const around = useSurroundings();
  const t = useText(desk);
  const { language } = useLanguage();
  const form = useForm();
  const hints = around.hints.filter((hint) => formilyPath(hint.field) === fieldKey);
  if (form.readPretty || hints.length === 0) return null;
  const explain = Object.values(form.fields)
    .map((other) => (other.props.name?.toString().endsWith('_note') ? other.path.toString() : ''))
    .find(Boolean);
  return (
    <>
      {hints.map((hint) => (
        <div key={hint.message.zh} className={css.hint}>
          <Hint
            effect={hint.effect?.[language]}
            ways={[
              ...(hint.suggest == null
                ? []
                : [
                    {
                      label: t('form.changeTo', {
                        value: formatValue(meta ?? { type: 'text' }, hint.suggest, language),
                      }),
                      onClick: () => around.fill(fieldKey, hint.suggest),
                    },
                  ]),
              ...(explain ? [{ label: t('form.rightAndExplain'), onClick: () => goToField(explain) }] : []),
            ]}
          >
            {hint.message[language]}
          </Hint>
        </div>
      ))}
    </>
  );
}
