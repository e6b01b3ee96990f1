import { type Bilingual, inBoth } from '@project-cloud/kernel';
import type { z } from 'zod';
import type { RuleIssue } from './rule';

/** 'rules[0].conditions' from ['rules', 0, 'conditions']. */
export function pathText(path: readonly PropertyKey[], root = ''): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, root);
}

const TYPE_NAMES: Record<string, Bilingual> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

const quoted = (values: readonly unknown[], comma: string) => values.map((v) => `“${String(v)}”`).join(comma);

/** Zod's issues in our words; an unknown key is named itself, not by its parent. */
export function zodIssues(error: z.ZodError, root = ''): RuleIssue[] {
  return error.issues.flatMap((issue): RuleIssue[] => {
    const at = (more: readonly PropertyKey[] = []) => pathText([...issue.path, ...more], root);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          path: at([key]),
          message: { zh: `不认识的属性“${key}”，请删除`, en: `There is no “${key}”: take it out` },
        }));
      case 'invalid_type': {
        const missing = issue.input === undefined && /undefined/.test(issue.message);
        const wanted = TYPE_NAMES[issue.expected] ?? inBoth(issue.expected);
        const message = missing
          ? { zh: `缺少此项，应为${wanted.zh}`, en: `It is missing: ${wanted.en}` }
          : { zh: `应为${wanted.zh}`, en: `It has to be ${wanted.en}` };
        return [{ path: at(), message }];
      }
      case 'invalid_value':
        return [
          {
            path: at(),
            message: { zh: `应为 ${quoted(issue.values, '、')}`, en: `It has to be ${quoted(issue.values, ' or ')}` },
          },
        ];
      case 'too_small':
        return [
          {
            path: at(),
            message:
              issue.origin === 'string'
                ? { zh: '不能为空', en: 'It cannot be empty' }
                : { zh: `太小或太少，至少 ${issue.minimum}`, en: `Too small or too few: ${issue.minimum} at least` },
          },
        ];
      case 'too_big':
        return [
          {
            path: at(),
            message: { zh: `太大或太多，最多 ${issue.maximum}`, en: `Too large or too many: ${issue.maximum} at most` },
          },
        ];
      case 'invalid_format':
        return [{ path: at(), message: { zh: '格式不正确', en: 'Not of the right form' } }];
      default:
        return [{ path: at(), message: inBoth(issue.message) }];
    }
  });
}
