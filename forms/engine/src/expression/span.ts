import type { Span } from './node';

/**
 * PostgreSQL stops with an error where a double overflows or underflows, JavaScript goes on with Infinity or 0. So an
 * expression whose figures could get there is refused when it is written: from the bounds of a field (10^12, and no
 * finer than 10^-12) and of its literals, the bounds of every part are known.
 */
export const LIMIT = 290;
const DOUBLE = 16;

export const FIELD_SPAN: Span = { high: 12, grain: -12 - DOUBLE };
export const COUNT_SPAN: Span = { high: 7, grain: 0 };

export function literalSpan(value: number): Span {
  if (value === 0) return { high: 0, grain: 0 };
  const size = Math.log10(Math.abs(value));
  return { high: Math.ceil(size), grain: Math.floor(size) - DOUBLE };
}

/** Sums stay on the finer of two grids; they do not get finer. */
export function sumSpan(spans: Span[]): Span {
  return { high: Math.max(0, ...spans.map((s) => s.high)) + 1, grain: Math.min(0, ...spans.map((s) => s.grain)) };
}

export function unionSpan(spans: Span[]): Span {
  return { high: Math.max(0, ...spans.map((s) => s.high)), grain: Math.min(0, ...spans.map((s) => s.grain)) };
}

export function productSpan(a: Span, b: Span): Span {
  return { high: a.high + b.high, grain: a.grain + b.grain };
}

/** A quotient is largest over the finest divisor. */
export function quotientSpan(a: Span, b: Span): Span {
  return { high: a.high - b.grain, grain: a.grain - b.high - DOUBLE };
}

export function isWithin(span: Span): boolean {
  return span.high <= LIMIT && span.grain >= -LIMIT;
}
