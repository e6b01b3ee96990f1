import type { Label } from '@/client';

/** Bodies come as JSON of versions old and new: what is not there, or not as expected, reads as nothing. */
export const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

export const recordsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map(recordOf) : [];

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf).filter(Boolean) : []);

export const labelOf = (value: unknown): Label | string => {
  if (typeof value === 'string') return value;
  const { zh, en } = recordOf(value);
  return typeof zh === 'string' ? { zh, en: textOf(en) } : '';
};
