import { dictionariesOf, type FormOption, type JsonSchema } from '@project-cloud/forms-engine';
import { optionsIn } from '@project-cloud/library';
import { useEffect, useState } from 'react';
import { request } from '@/client';
import type { DefinitionAnswer } from '../../definition-version';

type Options = Readonly<Record<string, readonly FormOption[]>>;

interface Read {
  /** The dictionaries that were read, in one text. */
  keys: string;
  options: Options;
  failed: boolean;
}

const NOTHING: Read = { keys: '', options: {}, failed: false };

/**
 * What the dictionaries in force let choose that a form names; null until they are read, for a form that is shown
 * without its options would begin anew when they come. A dictionary that cannot be read offers nothing.
 */
export function useDictionaryOptions(schema: JsonSchema): { options: Options | null; failed: boolean } {
  const keys = [...dictionariesOf(schema)].sort().join(' ');
  const [read, setRead] = useState(NOTHING);
  useEffect(() => {
    let wanted = true;
    if (keys === '') return undefined;
    Promise.all(
      keys.split(' ').map(async (key): Promise<[string, readonly FormOption[]]> => {
        const { effective } = await request<DefinitionAnswer>(`/definitions/dictionary/${encodeURIComponent(key)}`);
        return [key, optionsIn(effective?.body)];
      }),
    )
      .then((found) => wanted && setRead({ keys, options: Object.fromEntries(found), failed: false }))
      .catch(() => wanted && setRead({ keys, options: {}, failed: true }));
    return () => {
      wanted = false;
    };
  }, [keys]);
  return keys === '' || read.keys === keys
    ? { ...read, failed: keys !== '' && read.failed }
    : { options: null, failed: false };
}
