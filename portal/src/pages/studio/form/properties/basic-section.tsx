import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'umi';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useStore } from '../designer-context';
import { useFormNames } from '../form-names';
import type { Row } from '../model/rows';
import { type Part, recordOf, textOf } from '../model/tree';
import { TextEdit } from './edits';
import css from './properties.css';
import type { Rights } from './rights';
import { useSet } from './use-set';

interface SectionProps {
  part: Part;
  row: Row;
  rights: Rights;
}

/** What a part is called and how it is explained. */
export function BasicSection({ part, row, rights }: SectionProps) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const props = recordOf(part.schema['x-component-props']);
  const isField = row.shape === 'field';
  const titled = isField || row.shape === 'group' || row.shape === 'pane';
  const setProp = (name: string, value: unknown, mark?: string) =>
    set({ 'x-component-props': { ...props, [name]: value === '' ? undefined : value } }, mark);
  const setTitle = (title: string) => {
    const name = ['title', 'tab'].find((one) => typeof props[one] === 'string');
    // A layer renames by one operation; the props of the part follow by themselves.
    set(name && rights.all ? { title, 'x-component-props': { ...props, [name]: title } } : { title }, 'title');
  };
  return (
    <section className={css.section}>
      <h3>{t('nameAndHints')}</h3>
      {titled ? (
        <div className={css.line}>
          <span>{t('name')}</span>
          {rights.may('relabel') ? (
            <TextEdit label={t('name')} value={row.title} onCommit={setTitle} />
          ) : (
            <p>
              {row.title} <LockNote locked={row.locked !== false} />
            </p>
          )}
        </div>
      ) : null}
      {titled && rights.all ? <EnglishEdit part={part} keyword="title" label={t('nameInEnglish')} /> : null}
      {isField && rights.all ? <KeyEdit part={part} /> : null}
      {isField && rights.all ? <NotInLibrary part={part} /> : null}
      {isField ? (
        <div className={css.line}>
          <span>{t('help')}</span>
          {rights.may('help') ? (
            <TextEdit
              label={t('help')}
              rows={1}
              value={textOf(part.schema.description)}
              onCommit={(text) => set({ description: text === '' && rights.all ? undefined : text }, 'description')}
            />
          ) : (
            <p>
              {row.help || '—'} <LockNote locked={row.locked !== false} />
            </p>
          )}
        </div>
      ) : null}
      {isField && rights.all && part.schema.description !== undefined ? (
        <EnglishEdit part={part} keyword="description" label={t('helpInEnglish')} />
      ) : null}
      {row.shape === 'note' && rights.all ? (
        <div className={css.line}>
          <span>{t('noteText')}</span>
          <TextEdit
            label={t('noteText')}
            rows={2}
            value={textOf(props.text)}
            onCommit={(text) => setProp('text', text, 'text')}
          />
        </div>
      ) : null}
      {row.shape === 'group' && rights.all ? (
        <div className={css.line}>
          <span>{t('groupNote')}</span>
          <TextEdit
            label={t('groupNote')}
            value={textOf(props.note)}
            onCommit={(text) => setProp('note', text, 'note')}
          />
        </div>
      ) : null}
      {isField && part.schema.type === 'number' ? (
        <div className={css.line}>
          <span>{t('unit')}</span>
          {rights.all ? (
            <TextEdit
              label={t('unit')}
              value={textOf(part.schema['x-unit'])}
              onCommit={(text) => set({ 'x-unit': text === '' ? undefined : text }, 'unit')}
            />
          ) : (
            <p>{row.unit || '—'}</p>
          )}
        </div>
      ) : null}
      {isField && rights.all ? (
        <>
          <div className={css.line}>
            <span>{t('sensitivity')}</span>
            <Select
              aria-label={t('sensitivity')}
              value={textOf(part.schema['x-sensitivity']) || 'internal'}
              onChange={(value) => set({ 'x-sensitivity': value === 'internal' ? undefined : value })}
              options={(['public', 'internal', 'restricted'] as const).map((value) => ({
                value,
                label: t(`sensitivity_${value}`),
              }))}
            />
          </div>
          <div className={css.line}>
            <span />
            <Checkbox
              checked={Number(recordOf(part.schema['x-decorator-props']).gridSpan) > 1}
              onChange={({ target }) => set({ 'x-decorator-props': target.checked ? { gridSpan: 2 } : undefined })}
            >
              {t('bothColumns')}
            </Checkbox>
          </div>
        </>
      ) : null}
    </section>
  );
}

export function LockNote({ locked }: { locked: boolean }) {
  const t = useText(studioForm);
  return locked ? <span className={css.lock}>{t('lockedAbove')}</span> : null;
}

/** The words for those who read English; without them Chinese stays. */
function EnglishEdit({ part, keyword, label }: { part: Part; keyword: 'title' | 'description'; label: string }) {
  const set = useSet(part.key);
  const { [keyword]: text, ...rest } = recordOf(part.schema['x-en']);
  const put = (next: string) => {
    const words = next === '' ? rest : { ...rest, [keyword]: next };
    set({ 'x-en': Object.keys(words).length > 0 ? words : undefined }, `x-en.${keyword}`);
  };
  return (
    <div className={css.line}>
      <span>{label}</span>
      <TextEdit label={label} value={textOf(text)} onCommit={put} />
    </div>
  );
}

/** An answer without a field of the library is kept and shown, but lists and figures know nothing of it. */
function NotInLibrary({ part }: { part: Part }) {
  const t = useText(studioForm);
  const store = useStore();
  const { library } = useFormNames();
  const [search] = useSearchParams();
  if (store.desk.setting !== null || !library || library.known.has(part.key) || part.schema['x-value'] !== undefined)
    return null;
  const release = search.get('release');
  return (
    <p className={css.sub}>
      {t('notInLibrary')}{' '}
      <Link to={`/studio/libraries/${library.key}${release ? `?release=${release}` : ''}`}>{t('addToLibrary')}</Link>
    </p>
  );
}

/** The key of a field: it may change until the first version with it is published. */
function KeyEdit({ part }: { part: Part }) {
  const t = useText(studioForm);
  const store = useStore();
  const [text, setText] = useState(part.key);
  if (store.desk.setting !== null || store.desk.published.has(part.key) || part.schema['x-core'] === true) return null;
  const commit = () => {
    if (text !== part.key) store.act({ gesture: { do: 'rename', key: part.key, to: text.trim() } });
  };
  return (
    <div className={css.line}>
      <span>{t('key')}</span>
      <Input
        aria-label={t('key')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onPressEnter={commit}
      />
    </div>
  );
}
