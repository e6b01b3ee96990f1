import { parseTemplate } from '@project-cloud/forms-engine';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner } from '../designer-context';
import { fieldChoices } from '../model/fields';
import { type Part, recordOf, textOf } from '../model/tree';
import { ConditionEditor } from './condition-editor';
import { TextEdit } from './edits';
import css from './properties.css';
import type { Rights } from './rights';
import { useSet } from './use-set';

interface Remark {
  keyword: 'x-check' | 'x-hint';
  one: Record<string, unknown>;
}

/** What is said when an answer is wrong, or looks wrong: the first blocks, the second asks to look again. */
export function RemarkSection({ part, rights }: { part: Part; rights: Rights }) {
  const t = useText(studioForm);
  const label = useLabel();
  const set = useSet(part.key);
  const schema = useDesigner((state) => state.schema);
  const fields = useMemo(() => {
    const all = fieldChoices(schema);
    return all.map((field) => (field.key === part.key ? { ...field, title: t('thisField') } : field));
  }, [schema, part.key, t]);
  const types = useMemo(() => Object.fromEntries(fields.map(({ key, kind }) => [key, kind])), [fields]);
  const remarks: Remark[] = (['x-check', 'x-hint'] as const).flatMap((keyword) => {
    const list = part.schema[keyword];
    return Array.isArray(list) ? list.map((one: unknown) => ({ keyword, one: recordOf(one) })) : [];
  });
  if (!rights.all && remarks.length === 0) return null;
  const put = (next: Remark[], mark?: string) => {
    const of = (keyword: Remark['keyword']) => next.filter((one) => one.keyword === keyword).map(({ one }) => one);
    set(
      {
        'x-check': of('x-check').length > 0 ? of('x-check') : undefined,
        'x-hint': of('x-hint').length > 0 ? of('x-hint') : undefined,
      },
      mark,
    );
  };
  const change = (at: number, to: Remark, mark?: string) =>
    put(
      remarks.map((one, i) => (i === at ? to : one)),
      mark,
    );
  return (
    <section className={css.section}>
      <h3>{t('whenWrong')}</h3>
      {remarks.map((remark, at) => {
        const message = textOf(remark.one.message);
        const parsed = parseTemplate(message, { fields: types });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a remark is told by its place
          <div key={at} className={css.remark}>
            <ConditionEditor
              text={textOf(remark.one.when)}
              fields={fields}
              subject={part.key}
              readOnly={!rights.all}
              then={t('thenSay')}
              onChange={(when) =>
                when === null
                  ? put(remarks.filter((_, i) => i !== at))
                  : change(at, { ...remark, one: { ...remark.one, when } }, `remark.${at}`)
              }
            />
            <div className={css.say}>
              <Select
                size="small"
                aria-label={t('remarkKindN', { n: at + 1 })}
                disabled={!rights.all}
                value={remark.keyword}
                onChange={(keyword) => change(at, { ...remark, keyword })}
                options={[
                  { value: 'x-hint', label: t('asksToLook') },
                  { value: 'x-check', label: t('blocks') },
                ]}
              />
              <TextEdit
                label={t('remarkTextN', { n: at + 1 })}
                rows={1}
                disabled={!rights.all}
                value={message}
                onCommit={(text) =>
                  change(at, { ...remark, one: { ...remark.one, message: text } }, `remark.${at}.text`)
                }
              />
            </div>
            {parsed.ok ? null : (
              <p className={css.fault} role="alert">
                {t('atCharacter', { n: (parsed.issues[0]?.at ?? 0) + 1 })} {label(parsed.issues[0]?.message)}
              </p>
            )}
          </div>
        );
      })}
      {rights.all ? (
        <p className={css.ways}>
          <button
            type="button"
            className="link"
            onClick={() =>
              put([...remarks, { keyword: 'x-hint', one: { when: `empty(${part.key})`, message: t('remarkSample') } }])
            }
          >
            {t('addRemark')}
          </button>
        </p>
      ) : null}
    </section>
  );
}
