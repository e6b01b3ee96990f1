import type { Field } from '@project-cloud/library';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useMutation, useQuery } from '@/client';
import { FieldErrors, Hint } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import type { DefinitionHead } from '../definition-version';
import { openDraft, putDraft } from '../draft';
import css from './designer.css';
import { type PastedOption, type PasteFault, parseOptions } from './paste-options';
import { keyFor, loadSyllables } from './suggest-key';
import { VirtualList } from './virtual-list';

/** What has options: a field, or a column of a table. */
type Choosing = Pick<Field, 'key' | 'label' | 'options' | 'dictionary'>;

interface OptionsProps {
  field: Choosing;
  readOnly: boolean;
  release: string | null;
  library: string;
  onChange(change: Pick<Choosing, 'options' | 'dictionary'>): void;
}

/** So many options stand in the library itself; more of them are a dictionary. */
const MOST = 500;

/** What can be chosen: typed or pasted one a line, or taken from a dictionary. */
export function Options(props: OptionsProps) {
  const { field, readOnly, onChange } = props;
  const t = useText(studioLibrary);
  const label = useLabel();
  const [pasting, setPasting] = useState((field.options ?? []).length === 0);
  const dictionaries = useQuery<{ items: DefinitionHead[] }>('/definitions', {
    query: { kind: 'dictionary' },
    fresh: 30_000,
  });
  const options = field.options ?? [];
  return (
    <div className={css.options}>
      <Select
        aria-label={t('dictionary')}
        allowClear
        disabled={readOnly}
        value={field.dictionary ?? null}
        placeholder={t('ownOptions')}
        options={(dictionaries.data?.items ?? []).map(({ key, title }) => ({ value: key, label: label(title) }))}
        onChange={(key: string | undefined) =>
          onChange(key ? { dictionary: key, options: null } : { dictionary: null, options: [] })
        }
      />
      {field.dictionary ? (
        <p className="note">{t('dictionaryHelp')}</p>
      ) : (
        <>
          {options.length > 0 ? (
            <VirtualList
              items={options}
              height={36}
              label={t('options')}
              row={(option, at) => (
                <>
                  <code>{option.value}</code>
                  <Input
                    aria-label={t('optionName', { code: option.value })}
                    value={option.label.zh}
                    onChange={(event) => {
                      const zh = event.target.value;
                      onChange({
                        options: options.map((one, nth) =>
                          nth === at ? { ...one, label: { ...one.label, zh } } : one,
                        ),
                      });
                    }}
                  />
                  <button
                    type="button"
                    className="link"
                    aria-label={t('removeOf', { name: option.label.zh })}
                    onClick={() => onChange({ options: options.filter((_, nth) => nth !== at) })}
                  >
                    {t('remove')}
                  </button>
                </>
              )}
            />
          ) : null}
          {readOnly ? null : pasting || options.length === 0 ? (
            <Paste {...props} onDone={() => setPasting(false)} />
          ) : (
            <button type="button" className="link" onClick={() => setPasting(true)}>
              {t('pasteOptions')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function Paste({ field, release, library, onChange, onDone }: OptionsProps & { onDone(): void }) {
  const t = useText(studioLibrary);
  const [text, setText] = useState('');
  const [read, setRead] = useState<{ options: PastedOption[]; faults: PasteFault[] } | null>(null);
  const known = field.options ?? [];
  const take = async () => {
    const syllables = await loadSyllables();
    const lines = [...known.map(({ value, label }) => `${value}\t${label.zh}`), text].join('\n');
    const parsed = parseOptions(lines, (name, taken) => keyFor(syllables(name), '_', (key) => taken.has(key)));
    const faults = parsed.faults.map((fault) => ({ ...fault, line: fault.line - known.length }));
    setRead({ ...parsed, faults });
    if (parsed.options.length > MOST) return;
    onChange({
      options: parsed.options.map(({ value, label }) => ({
        value,
        label: known.find((one) => one.value === value)?.label ?? { zh: label, en: '' },
      })),
    });
    setText('');
    if (faults.length === 0) onDone();
  };
  const keep = useMutation(async () => {
    const key = `${library}-${field.key.replaceAll('_', '-')}`.slice(0, 48);
    const items = (read?.options ?? []).map(({ value, label }) => ({ code: value, label: { zh: label, en: '' } }));
    const { definition } = await openDraft({
      kind: 'dictionary',
      key,
      ...(release ? { release } : {}),
      title: field.label,
    });
    await putDraft(definition.id, { revision: definition.revision, body: { items } });
    onChange({ dictionary: key, options: null });
    onDone();
  });
  const tooMany = (read?.options.length ?? 0) > MOST;
  return (
    <div className={css.paste}>
      <Input.TextArea
        aria-label={t('pasteOptions')}
        placeholder={t('pasteHint')}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
      />
      <span className={css.acts}>
        <Button disabled={text.trim() === ''} onClick={() => void take()}>
          {t('takeOptions')}
        </Button>
      </span>
      {read && read.faults.length > 0 ? (
        <ul className={css.fault} role="alert">
          {read.faults.slice(0, 5).map((fault) => (
            <li key={fault.line}>
              {t(fault.code === 'twice' ? 'optionTwice' : 'optionLong', { line: fault.line, text: fault.text })}
            </li>
          ))}
          {read.faults.length > 5 ? <li>{t('andMore', { n: read.faults.length - 5 })}</li> : null}
        </ul>
      ) : null}
      {tooMany && read ? (
        <>
          <Hint ways={[{ label: t('makeDictionary'), onClick: () => void keep.run() }]} effect={t('tooManyHow')}>
            {t('tooMany', { n: read.options.length, most: MOST })}
          </Hint>
          <VirtualList
            items={read.options}
            height={28}
            label={t('options')}
            row={(option) => (
              <>
                <code>{option.value}</code>
                <span>{option.label}</span>
              </>
            )}
          />
        </>
      ) : null}
      {keep.error ? <FieldErrors error={keep.error} /> : null}
    </div>
  );
}
