import { Link } from 'umi';
import { LayerBadge, layerOf, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionVersion, definitionHref } from '../definition-version';
import css from './body.css';
import { recordsOf, textOf } from './body-parts';
import { type FormField, formFields } from './form-fields';
import { useOverlays } from './use-overlays';

/** A form's base: its fields by group, and beside each the layers that change it. */
export function FormBody({ version }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const label = useLabel();
  const overlays = useOverlays(version.key);
  const groups = grouped(formFields(version.body));
  return (
    <div className={css.body}>
      {[...groups].map(([group, fields]) => (
        <section key={group} className={css.section}>
          <SectionTitle title={group || t('noGroup')} note={String(fields.length)} />
          <ul className={css.fields}>
            {fields.map((field) => (
              <Field key={field.key} field={field} layers={overlays.filter(({ body }) => touches(body, field.key))} />
            ))}
          </ul>
        </section>
      ))}
      <section className={css.section}>
        <SectionTitle title={t('overlays')} note={overlays.length > 0 ? String(overlays.length) : t('noOverlays')} />
        <ul className={css.fields}>
          {overlays.map((overlay) => (
            <li key={overlay.region}>
              <LayerBadge layer={layerOf(overlay.region)} />
              <Link to={definitionHref(overlay)}>{label(overlay.title)}</Link>
              <span className={css.options}>
                {t('baseOf', { base: textOf(overlay.body.base), n: recordsOf(overlay.body.operations).length })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function grouped(fields: FormField[]): Map<string, FormField[]> {
  const groups = new Map<string, FormField[]>();
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  return groups;
}

const touches = (body: Record<string, unknown>, key: string) =>
  recordsOf(body.operations).some(({ target }) => target === key);

const TYPES = studio.zh as Record<string, string>;

function Field({ field, layers }: { field: FormField; layers: DefinitionVersion[] }) {
  const t = useText(studio);
  const word = `type_${field.type}`;
  return (
    <li>
      <span className={css.fieldName}>
        {field.title} {field.required ? <span className="note">{t('required')}</span> : null}
        <code>{field.key}</code>
      </span>
      <span className={css.fieldType}>
        {word in TYPES ? t(word as 'type_text') : field.type} <span className="unit">{field.unit}</span>
      </span>
      <span className={css.options}>{field.help}</span>
      <span className={css.layers}>
        {layers.map((layer) => (
          <Link key={layer.region} to={definitionHref(layer)} title={t('layersChanged')}>
            <LayerBadge layer={layerOf(layer.region)} />
          </Link>
        ))}
      </span>
    </li>
  );
}
