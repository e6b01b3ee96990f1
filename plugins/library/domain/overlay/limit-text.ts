import type { JsonSchema } from '@project-cloud/forms-engine';
import { type Bilingual, inBoth } from '@project-cloud/kernel';

/** The keywords that a layer may tighten. */
export const LIMITS = [
  'required',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'enum',
] as const;
export type Limit = (typeof LIMITS)[number];

const NONE: Record<Limit, Bilingual> = {
  required: { zh: '可以不填', en: 'optional' },
  minimum: { zh: '没有最小值', en: 'no minimum' },
  maximum: { zh: '没有最大值', en: 'no maximum' },
  minLength: { zh: '不限最少字数', en: 'any length' },
  maxLength: { zh: '不限最多字数', en: 'any length' },
  minItems: { zh: '不限最少个数', en: 'any number' },
  maxItems: { zh: '不限最多个数', en: 'any number' },
  pattern: { zh: '不限格式', en: 'any pattern' },
  enum: { zh: '选项不限', en: 'any option' },
};

/** A limit in words, counted as the field counts: 至少 3 张, 不大于 100 万元. */
export function limitText(limit: Limit, value: unknown, field: JsonSchema): Bilingual {
  if (value === undefined || value === false) return NONE[limit];
  const unit = typeof field['x-unit'] === 'string' ? ` ${field['x-unit']}` : '';
  const figure = String(value);
  switch (limit) {
    case 'required':
      return value === true
        ? { zh: '必填', en: 'required' }
        : { zh: `必填，条件是 ${inner(value)}`, en: `required when ${inner(value)}` };
    case 'minimum':
      return { zh: `不小于 ${figure}${unit}`, en: `at least ${figure}${unit}` };
    case 'maximum':
      return { zh: `不大于 ${figure}${unit}`, en: `at most ${figure}${unit}` };
    case 'minLength':
      return { zh: `至少 ${figure} 个字`, en: `at least ${figure} characters` };
    case 'maxLength':
      return { zh: `最多 ${figure} 个字`, en: `at most ${figure} characters` };
    case 'minItems':
      return { zh: `至少 ${figure} ${counter(field)}`, en: `at least ${figure}` };
    case 'maxItems':
      return { zh: `最多 ${figure} ${counter(field)}`, en: `at most ${figure}` };
    case 'pattern':
      return { zh: `格式 ${figure}`, en: `pattern ${figure}` };
    case 'enum':
      return optionsText(value, field);
  }
}

/** Several limits, in one breath. */
export function limitsText(limits: Partial<Record<Limit, unknown>>, field: JsonSchema): Bilingual {
  const texts = LIMITS.filter((limit) => limits[limit] !== undefined).map((l) => limitText(l, limits[l], field));
  return { zh: texts.map(({ zh }) => zh).join('，'), en: texts.map(({ en }) => en).join(', ') };
}

const inner = (condition: unknown) =>
  String(condition)
    .trim()
    .replace(/^\{\{\s*|\s*\}\}$/g, '');

function counter(field: JsonSchema): string {
  if (typeof field['x-unit'] === 'string') return field['x-unit'];
  if (field['x-component'] === 'ArrayTable') return '行';
  if (field['x-component'] !== 'Upload') return '项';
  return JSON.stringify(field['x-component-props'] ?? {}).includes('image') ? '张' : '个';
}

function optionsText(value: unknown, field: JsonSchema): Bilingual {
  const options: unknown[] = Array.isArray(value) ? value : [];
  const names = options.map((option) => optionName(option, Array.isArray(field.enum) ? field.enum : []));
  const shown = names.slice(0, 6).join('、');
  const list = names.length > 6 ? `${shown} 等 ${names.length} 项` : shown;
  return { zh: `只能选 ${list}`, en: `only ${inBoth(list.replaceAll('、', ', ')).en}` };
}

function optionName(option: unknown, known: unknown[]): string {
  const isLabelled = (one: unknown): one is { label: string; value: unknown } =>
    typeof one === 'object' && one !== null && 'label' in one && 'value' in one;
  if (isLabelled(option)) return option.label;
  const found = known.find((one) => isLabelled(one) && one.value === option);
  return isLabelled(found) ? found.label : String(option);
}
