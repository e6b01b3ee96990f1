import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import { useQuery } from '@/client';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { type DefinitionHead, definitionHref } from '../../definition-version';
import { useStore } from '../designer-context';
import { optionsOf } from '../model/fields';
import { composeLayer } from '../model/layer';
import { linesOf, readLines } from '../model/option-lines';
import { findPart, type Part, readTree, textOf } from '../model/tree';
import { TextEdit } from './edits';
import css from './properties.css';
import type { Rights } from './rights';
import { useSet } from './use-set';

const SHOWN = 40;

/** Whether a part is a choice among options, its own or a dictionary's. */
export const hasOptions = ({ schema }: Part): boolean =>
  Array.isArray(schema.enum) || textOf(schema['x-dictionary']) !== '';

/** The options of a choice: a dictionary's, or its own, named and ordered in the base, fewer of them in a layer. */
export function OptionsSection({ part, rights }: { part: Part; rights: Rights }) {
  const t = useText(studioForm);
  const dictionary = textOf(part.schema['x-dictionary']);
  if (!rights.all)
    return dictionary ? (
      <section className={css.section}>
        <h3>{t('dictionary')}</h3>
        <FromDictionary name={dictionary} />
      </section>
    ) : rights.may('tighten') ? (
      <Fewer part={part} />
    ) : null;
  return (
    <>
      <section className={css.section}>
        <h3>{t('dictionary')}</h3>
        <DictionaryChoice part={part} name={dictionary} />
      </section>
      {dictionary ? null : <Own part={part} />}
    </>
  );
}

const useDictionaries = () =>
  useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'dictionary' }, fresh: 30_000 }).data?.items ??
  [];

/** Options from a dictionary, or none: then the form has its own. */
function DictionaryChoice({ part, name }: { part: Part; name: string }) {
  const t = useText(studioForm);
  const label = useLabel();
  const set = useSet(part.key);
  const dictionaries = useDictionaries();
  return (
    <>
      <Select
        aria-label={t('dictionary')}
        className={css.wide}
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t('ownOptions')}
        value={name || null}
        options={dictionaries.map(({ key, title }) => ({ value: key, label: label(title) || key }))}
        onChange={(key?: string) =>
          set(
            key
              ? { 'x-dictionary': key, enum: undefined }
              : { 'x-dictionary': undefined, enum: [{ label: `${t('option')} 1`, value: 'option_1' }] },
          )
        }
      />
      {name ? <FromDictionary name={name} /> : null}
    </>
  );
}

function FromDictionary({ name }: { name: string }) {
  const t = useText(studioForm);
  const label = useLabel();
  const found = useDictionaries().find(({ key }) => key === name);
  return (
    <p className="note">
      {found ? label(found.title) : name} {t('dictionaryHint')}{' '}
      <Link to={definitionHref({ kind: 'dictionary', key: name })}>{t('openDictionary')}</Link>
    </p>
  );
}

/** The options that the form itself names. */
function Own({ part }: { part: Part }) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const options = optionsOf(part.schema);
  const [bulk, setBulk] = useState<string | null>(null);
  const put = (next: { value: string; label: string }[], mark?: string) =>
    set({ enum: next.map(({ value, label }) => ({ label, value })) }, mark);
  const fresh = () => {
    const taken = new Set(options.map(({ value }) => value));
    let n = options.length + 1;
    while (taken.has(`option_${n}`)) n += 1;
    return { value: `option_${n}`, label: `${t('option')} ${n}` };
  };
  return (
    <section className={css.section}>
      <h3>{t('options', { n: options.length })}</h3>
      {bulk === null ? (
        <>
          <ol className={css.options}>
            {options.slice(0, SHOWN).map((option, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option is told by its place while it is typed
              <li key={at}>
                <TextEdit
                  label={t('optionN', { n: at + 1 })}
                  value={option.label}
                  onCommit={(label) =>
                    put(
                      options.map((one, i) => (i === at ? { ...one, label } : one)),
                      `option.${at}`,
                    )
                  }
                />
                <button
                  type="button"
                  className="link"
                  disabled={options.length === 1}
                  onClick={() => put(options.filter((_, i) => i !== at))}
                >
                  {t('remove')}
                </button>
              </li>
            ))}
          </ol>
          {options.length > SHOWN ? <p className="note">{t('moreOptions', { n: options.length - SHOWN })}</p> : null}
          <p className={css.ways}>
            <button type="button" className="link" onClick={() => put([...options, fresh()])}>
              {t('addOption')}
            </button>
            <button type="button" className="link" onClick={() => setBulk(linesOf(options))}>
              {t('manyOptions')}
            </button>
          </p>
        </>
      ) : (
        <>
          <p className="note">{t('manyOptionsHint')}</p>
          <Input.TextArea
            aria-label={t('manyOptions')}
            value={bulk}
            rows={8}
            onChange={(event) => setBulk(event.target.value)}
          />
          <p className={css.ways}>
            <Button
              size="small"
              type="primary"
              disabled={readLines(bulk, options).length === 0}
              onClick={() => {
                put(readLines(bulk, options));
                setBulk(null);
              }}
            >
              {t('takeOptions', { n: readLines(bulk, options).length })}
            </Button>
            <button type="button" className="link" onClick={() => setBulk(null)}>
              {t('cancel')}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

/** In a layer: which of the options of the form above stay. */
function Fewer({ part }: { part: Part }) {
  const t = useText(studioForm);
  const store = useStore();
  const set = useSet(part.key);
  const { setting } = store.desk;
  if (!setting) return null;
  const above = findPart(readTree(composeLayer(setting, []).schema).parts, part.key);
  const all = optionsOf(above?.schema ?? part.schema);
  const kept = optionsOf(part.schema).map(({ value }) => value);
  return (
    <section className={css.section}>
      <h3>{t('optionsKept', { n: kept.length, all: all.length })}</h3>
      <Checkbox.Group
        className={css.kept}
        value={kept}
        options={all.slice(0, 200)}
        onChange={(values) => {
          const wanted = new Set([...values.map(String), ...all.slice(200).map(({ value }) => value)]);
          set({ enum: all.filter(({ value }) => wanted.has(value)).map(({ value, label }) => ({ label, value })) });
        }}
      />
    </section>
  );
}
