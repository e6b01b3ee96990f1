import { useMemo } from 'react';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner } from '../designer-context';
import { unwrapped, wrapped } from '../model/condition';
import type { FormDocument } from '../model/document';
import { fieldChoices } from '../model/fields';
import type { Part } from '../model/tree';
import { ConditionEditor } from './condition-editor';
import { FormulaEditor } from './formula-editor';
import { MetToday } from './met-today';
import css from './properties.css';
import type { Rights } from './rights';
import { useSet } from './use-set';

const HEADS = { 'x-visible': 'showWhen', required: 'requiredWhenHead', 'x-value': 'computedAs' } as const;

function ownRequired(document: FormDocument, key: string): unknown {
  if (document.kind !== 'layer') return undefined;
  for (const one of document.operations) if (one.op === 'tighten' && one.target === key) return one.required;
  return undefined;
}

interface ConditionSectionProps {
  part: Part;
  keyword: keyof typeof HEADS;
  rights: Rights;
}

/** When a part shows, when it is asked for, and what it is computed from. */
export function ConditionSection({ part, keyword, rights }: ConditionSectionProps) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const schema = useDesigner((state) => state.schema);
  const fields = useMemo(() => fieldChoices(schema), [schema]);
  const own = useDesigner(({ history: { present } }) => ownRequired(present, part.key));
  const above = part.schema[keyword];
  // A layer adds its own condition to what is asked above; only its own can be edited here.
  const layered = keyword === 'required' && !rights.all;
  const value = layered ? own : above;
  const text = typeof value === 'string' ? unwrapped(value) : '';
  const mayEdit = keyword === 'required' ? rights.may('tighten') : rights.all;
  const given = layered && own === undefined && typeof above === 'string' ? unwrapped(above) : '';
  if (!mayEdit && text === '' && given === '') return null;
  if (layered && above === true) return null;
  const write = (next: string | null) =>
    set({ [keyword]: next === null || next === '' ? undefined : wrapped(next) }, `${keyword}.text`);
  return (
    <section className={css.section}>
      <h3>{t(HEADS[keyword])}</h3>
      {given ? <code className={css.expression}>{given}</code> : null}
      {keyword === 'x-value' ? (
        <FormulaEditor
          text={text}
          fields={fields.filter(({ key }) => key !== part.key)}
          readOnly={!mayEdit}
          onChange={write}
        />
      ) : (
        <ConditionEditor
          text={text}
          fields={fields.filter(({ key }) => key !== part.key)}
          readOnly={!mayEdit}
          then={t(keyword === 'required' ? 'thenRequired' : 'thenShown')}
          onChange={write}
        />
      )}
      {keyword !== 'x-value' && text !== '' ? <MetToday text={text} /> : null}
      {keyword === 'x-visible' && value === false ? <p className="note">{t('hiddenByForm')}</p> : null}
    </section>
  );
}
