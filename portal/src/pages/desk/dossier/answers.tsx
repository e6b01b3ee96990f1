import { compileForm, type FieldInfo as FormField } from '@project-cloud/forms-engine';
import { useMemo, useState } from 'react';
import { type Entry, type FieldInfo, type FormAnswer, type Library, useQuery } from '@/client';
import { LayerBadge, Loaded, layerOf } from '@/components';
import { EMPTY_VALUE, formatValue, isFigure, maskValue, metaOf } from '@/form';
import { unitName, useLabel, useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { valuesOfEntry } from '../entry/entry-values';
import { LayersNote } from '../entry/layers-note';
import { useIndustryName } from '../entry/use-industry-name';
import css from './dossier.css';

/** Every answer of the entry, by the groups of the form version it was filled with. */
export function Answers({ entry }: { entry: Entry }) {
  const form = useQuery<FormAnswer>(`/libraries/${entry.library.key}/form`, {
    query: { use: 'entry', region: entry.project.region.code, version: entry.formVersion },
    fresh: 600_000,
  });
  return (
    <Loaded query={form} rows={6}>
      {(answer) => <Groups entry={entry} form={answer} />}
    </Loaded>
  );
}

function Groups({ entry, form }: { entry: Entry; form: FormAnswer }) {
  const t = useText(words);
  const library = useQuery<Library>(`/libraries/${entry.library.key}`, { fresh: 600_000 });
  const known = useMemo(() => new Map(library.data?.fields.map((field) => [field.key, field])), [library.data]);
  const fields = useMemo(() => compileForm(form.schema).fields, [form.schema]);
  const values = valuesOfEntry(entry, fields);
  const industryName = useIndustryName();
  const groups = groupsOf(fields);
  const shown = (key: string) => {
    if (key === 'region_code') return entry.project.region.name;
    return key === 'industry_code' ? industryName(values[key]) : values[key];
  };
  return (
    <>
      {groups.map(({ title, fields: inside }) => (
        <section key={title} className={css.block}>
          {title ? <h3 className={css.subtitle}>{title}</h3> : null}
          <dl className={css.answers}>
            {inside.map((field) => (
              <Answer
                key={field.key}
                field={field}
                known={known.get(field.key)}
                value={shown(field.key)}
                layer={form.origin[field.key]?.layer ?? null}
              />
            ))}
          </dl>
        </section>
      ))}
      <LayersNote form={form} note={t('dossier.formOf')} />
    </>
  );
}

function groupsOf(fields: Record<string, FormField>): { title: string; fields: FormField[] }[] {
  const groups = new Map<string, FormField[]>();
  for (const field of Object.values(fields)) {
    const title = field.group?.title ?? '';
    groups.set(title, [...(groups.get(title) ?? []), field]);
  }
  return [...groups].map(([title, inside]) => ({ title, fields: inside }));
}

function Answer({
  field,
  known,
  value,
  layer,
}: {
  field: FormField;
  known: FieldInfo | undefined;
  value: unknown;
  layer: string | null;
}) {
  const label = useLabel();
  const { language } = useLanguage();
  const meta = metaOf(field);
  const options = meta.options ?? known?.options;
  const text = formatValue({ type: meta.type, options }, value, language);
  const badge = layerOf(layer);
  return (
    <div className={meta.type === 'longtext' || meta.type === 'table' ? css.long : undefined}>
      <dt>
        {language === 'en' && known ? label(known.label) : meta.title}
        {badge === 'base' ? null : <LayerBadge layer={badge} />}
      </dt>
      <dd>
        {known?.sensitivity === 'restricted' && text !== EMPTY_VALUE ? <Restricted text={text} /> : text}
        {meta.unit && isFigure(meta.type) && text !== EMPTY_VALUE ? (
          <span className="unit"> {unitName(meta.unit, language)}</span>
        ) : null}
      </dd>
    </div>
  );
}

/** A restricted answer is covered until somebody asks for it: a screen is seen by more people than its reader. */
function Restricted({ text }: { text: string }) {
  const t = useText(words);
  const [shown, setShown] = useState(false);
  if (shown) return <>{text}</>;
  return (
    <button type="button" className="opens" title={t('dossier.restricted')} onClick={() => setShown(true)}>
      {maskValue(text)}
    </button>
  );
}
