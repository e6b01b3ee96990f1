import locale from '@formily/validator/lib/locale';
import type { Bilingual } from '@project-cloud/kernel';
import type { EvaluationContext } from '../expression/node';
import type { Sentence } from '../schema/schema-expressions';

// Formily's own words, so that the browser and the server say the same. Only its data file is loaded.
const FORMILY: Readonly<Record<string, string>> = locale['zh-CN'];
const FORMILY_ENGLISH: Readonly<Record<string, string>> = locale['en-US'];

/** Formily says of texts and of lists that "the length or the number of items" is wrong: here each has its own sentence. */
export const PLAINER: Readonly<Record<string, Bilingual>> = {
  minLength: { zh: '至少写 {{minLength}} 个字', en: 'Write at least {{minLength}} characters' },
  maxLength: { zh: '最多写 {{maxLength}} 个字', en: 'Write at most {{maxLength}} characters' },
  minItems: { zh: '至少要有 {{minItems}} 项', en: 'At least {{minItems}} needed' },
  maxItems: { zh: '最多 {{maxItems}} 项', en: 'At most {{maxItems}}' },
};

const OWN: Readonly<Record<string, Bilingual>> = {
  text: { zh: '该字段不是合法的文字', en: 'Not a text' },
  boolean: { zh: '该字段要填“是”或“否”', en: 'Answer yes or no' },
  list: { zh: '该字段要是一个列表', en: 'Not a list' },
  object: { zh: '该字段要是一组字段', en: 'Not a group of fields' },
  row: { zh: '这一行不是一组字段', en: 'This row is not a group of fields' },
  unknown: { zh: '没有“{{key}}”这一项', en: 'There is no field “{{key}}”' },
  nul: { zh: '文字里有不能保存的字符（空字符）', en: 'The text holds a character that cannot be stored (NUL)' },
  surrogate: { zh: '文字里有不完整的字符，请重新输入', en: 'The text holds half of a character; type it again' },
  range: { zh: '数字不能超过一万亿', en: 'The number must not be beyond 10^12' },
  decimals: { zh: '最多 {{decimals}} 位小数', en: 'At most {{decimals}} decimals' },
  option: {
    zh: '选项里没有“{{value}}”，请选择：{{list}}',
    en: 'There is no option “{{value}}”; choose one of: {{list}}',
  },
  retired: { zh: '“{{value}}”已停用，请另选：{{list}}', en: '“{{value}}” is retired; choose one of: {{list}}' },
  noOption: {
    zh: '还没有可选的内容，请联系系统管理员补充字典',
    en: 'There is nothing to choose yet; ask an administrator to fill the dictionary',
  },
  month: { zh: '该字段不是合法的月份格式', en: 'Not a month; write it as 2026-11' },
  day: { zh: '没有“{{value}}”这一天', en: 'There is no day “{{value}}”' },
  code: { zh: '该字段不是合法的代码', en: 'Not a code' },
  creditShape: { zh: '该字段不是合法的统一社会信用代码', en: 'Not a unified social credit code' },
  creditCheck: {
    zh: '统一社会信用代码的校验位不对，请核对',
    en: 'The check character of the credit code is wrong; compare it again',
  },
  file: { zh: '附件的信息不完整，请重新上传', en: 'The file is not complete; upload it again' },
  twice: { zh: '“{{value}}”选了两次', en: '“{{value}}” is chosen twice' },
};

const GAP = /\{\{\s*(\w+)\s*\}\}/g;

/** The sentence for a failed keyword; Formily's where ours says nothing plainer. */
export function message(key: string, params: Readonly<Record<string, unknown>> = {}): Bilingual {
  const filled = (text: string) => text.replace(GAP, (_, name: string) => String(params[name]));
  const { zh, en } = OWN[key] ??
    PLAINER[key] ?? {
      zh: FORMILY[key] ?? FORMILY.pattern ?? key,
      en: FORMILY_ENGLISH[key] ?? FORMILY_ENGLISH.pattern ?? key,
    };
  return { zh: filled(zh), en: filled(en) };
}

/** The sentence of a check in both languages, its figures filled in; Chinese stands in for English that is missing. */
export function rendered(sentence: Sentence, scope: Record<string, unknown>, ctx: EvaluationContext): Bilingual {
  return { zh: sentence.zh.render(scope, ctx), en: sentence.en.render(scope, ctx) };
}
