import { isObject } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import { type Property, property } from './properties';
import { both, joined, withUnit, words } from './words';

const unit = (value: unknown, schema: Record<string, unknown>) => withUnit(value, schema['x-unit']);

/** `{{ a > 1 }}` without its braces: the text that the editor shows beside the condition. */
const expression = (value: unknown): Bilingual =>
  typeof value === 'string' ? both(value.replace(/^\s*\{\{|\}\}\s*$/g, '').trim()) : words(value);

const options = (value: unknown): Bilingual =>
  Array.isArray(value)
    ? joined(value.map((one) => words(isObject(one) ? (one.label ?? one.value) : one)))
    : words(value);

const checks = (value: unknown): Bilingual =>
  Array.isArray(value)
    ? joined(
        value.map((one) => (isObject(one) ? both(`${String(one.when)}：${String(one.message)}`) : words(one))),
        '；',
        '; ',
      )
    : words(value);

/** Small settings as a list: most of them are one word or figure each. */
const settings = (value: unknown): Bilingual =>
  isObject(value)
    ? joined(
        Object.entries(value).map(([key, one]) => ({ zh: `${key} ${words(one).zh}`, en: `${key} ${words(one).en}` })),
      )
    : words(value);

const never = { words: expression, otherwise: false };

/** The keywords of a field, in the words of the designer. */
export const formProperties: readonly Property[] = [
  property('required', '必填', 'required', never),
  property('x-visible', '显示的条件', 'shown when', { words: expression, otherwise: true }),
  property('x-disabled', '不可填的条件', 'closed when', never),
  property('x-value', '计算公式', 'computed as', { words: expression }),
  property('minimum', '最小值', 'minimum', { words: unit }),
  property('maximum', '最大值', 'maximum', { words: unit }),
  property('exclusiveMinimum', '必须大于', 'above', { words: unit }),
  property('exclusiveMaximum', '必须小于', 'below', { words: unit }),
  property('multipleOf', '倍数', 'multiple of'),
  property('minLength', '最少字数', 'shortest'),
  property('maxLength', '最多字数', 'longest'),
  property('minItems', '最少项数', 'fewest'),
  property('maxItems', '最多项数', 'most'),
  property('pattern', '格式', 'pattern'),
  property('format', '格式类型', 'format'),
  property('enum', '选项', 'options', { words: options }),
  property('default', '默认值', 'default'),
  property('description', '填写说明', 'help'),
  property('x-unit', '单位', 'unit'),
  property('x-component', '控件', 'control'),
  property('type', '数据类型', 'type'),
  property('x-type', '字段类型', 'kind'),
  property('x-dictionary', '字典', 'dictionary'),
  property('x-sensitivity', '敏感级别', 'sensitivity'),
  property('x-locked', '对下级锁定', 'locked for regions', { otherwise: false }),
  property('x-check', '校验', 'checks', { words: checks }),
  property('x-hint', '提示', 'hints', { words: checks }),
  property('x-component-props', '控件设置', 'settings of the control', { words: settings }),
  property('x-en', '英文文字', 'English texts', { words: settings }),
];

/** Keywords that are told elsewhere, or that say nothing to a reader: places, names, the inside of a part. */
const QUIET = ['title', 'properties', 'items', 'x-index', 'x-decorator', 'x-core'];

export const KNOWN_KEYWORDS: ReadonlySet<string> = new Set([...formProperties.map(({ key }) => key), ...QUIET]);
