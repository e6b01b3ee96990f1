import { type Bilingual, inBoth } from '@project-cloud/kernel';
import { isObject } from '../schema/json-schema';
import type { Branch } from './branch';

const WHOLE: Bilingual = { zh: '整张表单', en: 'the whole form' };

/** What a part is called; where English is silent, Chinese stands in both. */
export function titleOf({ schema, parent, key }: Branch): Bilingual {
  const { title, 'x-en': own } = schema;
  if (typeof title !== 'string') return parent === null ? WHOLE : inBoth(key);
  return { zh: title, en: isObject(own) && typeof own.title === 'string' ? own.title : title };
}

/** Several titles, each once, to stand between one pair of quotes. */
export function listed(titles: readonly Bilingual[]): Bilingual {
  const joined = (lang: keyof Bilingual, comma: string) => [...new Set(titles.map((one) => one[lang]))].join(comma);
  return { zh: joined('zh', '、'), en: joined('en', ', ') };
}
