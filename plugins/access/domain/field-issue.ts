import { type Bilingual, type FieldIssue, inBoth } from '@project-cloud/kernel';
import type { z } from 'zod';

const WHAT: Record<string, Bilingual> = {
  invalid_type: { zh: '类型不对或没有填', en: 'Missing, or of a wrong type' },
  too_big: { zh: '太大或太长', en: 'Too large or too long' },
  too_small: { zh: '太小或太短', en: 'Too small or too short' },
  invalid_value: { zh: '不在可选的值里', en: 'Not one of the values that may be chosen' },
  invalid_format: { zh: '格式不对', en: 'Not in the right form' },
  invalid_union: { zh: '不是允许的形式', en: 'Not in a form that is allowed' },
};
const OTHERWISE: Bilingual = { zh: '不符合要求', en: 'Not as required' };

/** A refusal of our own in a zod schema: zod carries one text a fault, so both languages share it, a line each. */
export const inWords = (zh: string, en: string): string => `${zh}\n${en}`;

const ownWords = /[\u4e00-\u9fff]/;

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  if (!ownWords.test(issue.message)) return WHAT[issue.code ?? ''] ?? OTHERWISE;
  const [zh = '', en] = issue.message.split('\n');
  return en === undefined ? inBoth(zh) : { zh, en };
}

const pathOf = (parts: readonly PropertyKey[]) =>
  parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** zod's issues as field issues: the path is what the page looks for, the message is for people. */
export function fieldIssues(error: z.ZodError, below: readonly PropertyKey[] = []): FieldIssue[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf([...below, ...issue.path]);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unknown',
        message: { zh: '没有这个字段', en: 'There is no such field' },
      }));
    }
    return [{ path, code: issue.code === 'custom' ? 'invalid' : issue.code, message: wordsOf(issue) }];
  });
}
