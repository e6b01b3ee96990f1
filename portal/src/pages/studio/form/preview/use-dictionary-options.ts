import { dictionariesOf, type FormOption, type JsonSchema } from '@project-cloud/forms-engine';
import { optionsIn } from '@project-cloud/library';
import { useEffect, useState } from 'react';
import { request } from '@/client';
import type { DefinitionAnswer } from '../../definition-version';

type Options = Readonly<Record<string, readonly FormOption[]>>;
const NONE: Options = {};

/** What the dictionaries in force let choose that a form names; a dictionary that cannot be read offers nothing. */
export function useDictionaryOptions(schema: JsonSchema): { options: Options; failed: boolean } {
  const keys = [...dictionariesOf(schema)].sort().join(' ');
  const [read, setRead] = useState({ options: NONE, failed: false });
  useEffect(() => {
    let wanted = true;
    if (keys === '') return undefined;
    Promise.all(
      keys.split(' ').map(async (key): Promise<[string, readonly FormOption[]]> => {
        const { effective } = await request<DefinitionAnswer>(`/definitions/dictionary/${encodeURIComponent(key)}`);
        return [key, optionsIn(effective?.body)];
      }),
    )
      .then((found) => wanted && setRead({ options: Object.fromEntries(found), failed: false }))
      .catch(() => wanted && setRead({ options: NONE, failed: true }));
    return () => {
      wanted = false;
    };
  }, [keys]);
  return read;
}
