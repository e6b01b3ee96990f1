/**
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe, and import takes it off again.
 * Text that already looks guarded gets one more, so that the way there and back is exact. Numbers stay numbers.
 */
const RUNS_AS_FORMULA = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

export function guard(text: string): string {
  return RUNS_AS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

export function unguard(text: string): string {
  return text.charCodeAt(0) === 0x27 && RUNS_AS_FORMULA.test(text) ? text.slice(1) : text;
}
