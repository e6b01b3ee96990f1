import { formatAmount, linesOfGeometry, parseAmount } from '@project-cloud/kernel';

/** Nothing to show. Never 0: zero is a figure. */
export const EMPTY_VALUE = '—';

interface Shape {
  type: string;
  options?: { value: unknown; label: string | { zh: string; en?: string } }[] | undefined;
  sensitivity?: string | undefined;
}

/** A kept value as the reader sees it: money with thousands, choices by their words, dates as they are, nothing as a dash. */
export function formatValue(field: Shape, value: unknown, language: 'zh' | 'en' = 'zh'): string {
  if (value == null || value === '' || (Array.isArray(value) && value.length === 0)) return EMPTY_VALUE;
  if (Array.isArray(value))
    return value.map((item) => formatItem(field, item, language)).join(language === 'zh' ? '、' : ', ');
  return formatItem(field, value, language);
}

function formatItem(field: Shape, value: unknown, language: 'zh' | 'en'): string {
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  if (field.type === 'geometry' && typeof value === 'string')
    return linesOfGeometry(value).replaceAll('\n', language === 'zh' ? '；' : '; ');
  const option = field.options?.find((candidate) => candidate.value === value);
  if (option)
    return typeof option.label === 'string' ? option.label : (language === 'en' && option.label.en) || option.label.zh;
  if (isFigure(field.type) && (typeof value === 'number' || typeof value === 'string')) {
    const amount = parseAmount(value);
    if (amount) return field.type === 'percent' ? formatAmount(amount, { decimals: 1 }) : formatAmount(amount);
  }
  if (typeof value === 'object') {
    const named = value as { name?: unknown; code?: unknown };
    return typeof named.name === 'string' ? named.name : JSON.stringify(value);
  }
  return String(value);
}

/** Types whose values are figures: right-aligned, in tabular digits. */
export function isFigure(type: string): boolean {
  return ['money', 'percent', 'integer', 'decimal', 'number'].includes(type);
}

/** A restricted text with its middle covered: 138****0001, 韦*. Short texts keep only their first character. */
export function maskValue(text: string): string {
  const characters = [...text];
  if (characters.length < 7) return `${characters[0] ?? ''}${'*'.repeat(Math.max(1, characters.length - 1))}`;
  return `${characters.slice(0, 3).join('')}${'*'.repeat(characters.length - 7)}${characters.slice(-4).join('')}`.replace(
    /^(.{3})(.{4})$/u,
    '$1*$2',
  );
}
