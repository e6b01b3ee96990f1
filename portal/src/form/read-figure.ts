import { formatAmount, normaliseWidth, parseAmount } from '@project-cloud/kernel';

/** What was typed into a figure field, as the value that is kept: a number, nothing, or the text itself, which the engine then refuses at the field. */
export function readFigure(text: string): number | string | null {
  const plain = normaliseWidth(text).trim();
  if (plain === '') return null;
  const amount = parseAmount(plain.replaceAll(',', ''));
  if (amount === null) return text;
  const value = amount.toNumber();
  // A figure of more than 15 digits would change on its way through a double: it stays text, and is refused, not rounded.
  return String(value) === amount.toString() ? value : text;
}

/** How a kept figure stands in its field when nobody is typing: thousands in threes. Text that is no figure stands as typed. */
export function showFigure(value: unknown): string {
  if (value == null) return '';
  if (typeof value !== 'number' && typeof value !== 'string') return '';
  const amount = parseAmount(value);
  return amount === null ? String(value) : formatAmount(amount);
}
