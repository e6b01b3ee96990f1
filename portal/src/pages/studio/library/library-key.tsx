import { DefinitionKey } from '@project-cloud/library';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useQuery } from '@/client';
import { useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import type { DefinitionHead } from '../definition-version';
import { Line } from './line';
import { keyFor, loadSyllables } from './suggest-key';

const RESERVED: ReadonlySet<string> = new Set(['new']);

interface LibraryKeyProps {
  name: string;
  value: string;
  onChange(key: string, fault: boolean): void;
  /** What the server refused. */
  refused?: string | undefined;
}

/** The key of a new library: suggested from its name, and said at once when somebody else has it. */
export function LibraryKey({ name, value, onChange, refused }: LibraryKeyProps) {
  const t = useText(studioLibrary);
  const known = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'library' }, fresh: 5000 });
  const [own, setOwn] = useState(false);
  // nothing is put under the hands of somebody who is about to type
  const [here, setHere] = useState(false);
  const taken = (key: string) => RESERVED.has(key) || (known.data?.items.some((item) => item.key === key) ?? false);
  const holder = known.data?.items.find((item) => item.key === value);
  const faultOf = (key: string) => {
    if (key === '') return null;
    if (RESERVED.has(key)) return t('keyReserved', { key });
    if (taken(key)) return t('libraryKeyTaken', { key, name: holder?.title.zh ?? '' });
    return DefinitionKey.safeParse(key).success && key.length <= 40 ? null : t('libraryKeyForm');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new name suggests a new key, nothing else does
  useEffect(() => {
    if (own || here || name.trim() === '' || !known.data) return;
    let gone = false;
    void loadSyllables().then((syllables) => {
      if (!gone) onChange(keyFor(syllables(name), '-', taken), false);
    });
    return () => {
      gone = true;
    };
  }, [name, known.data, own, here]);
  const fault = faultOf(value);
  return (
    <Line
      label={t('libraryKey')}
      id="new-key"
      help={fault || refused ? null : value && known.data ? t('keyFree') : t('libraryKeyHelp')}
      fault={fault ?? refused}
    >
      <Input
        id="new-key"
        value={value}
        maxLength={48}
        onFocus={() => setHere(true)}
        onBlur={() => setHere(false)}
        onChange={(event) => {
          const key = event.target.value.trim();
          setOwn(key !== '');
          onChange(key, key === '' || faultOf(key) !== null || taken(key));
        }}
      />
    </Line>
  );
}
