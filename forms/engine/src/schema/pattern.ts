import type { Bilingual } from '@project-cloud/kernel';

const MAX_PATTERN = 200;
const MAX_OPEN = 4;
const TOO_OPEN = { zh: `不设上限的重复最多 ${MAX_OPEN} 处`, en: `${MAX_OPEN} repeats without an upper limit at most` };
const REPEATED_TWICE = {
  zh: '括号里有重复或“|”时，括号外不能再重复',
  en: 'A bracket that holds a repeat or “|” cannot be repeated itself',
};

/**
 * What is wrong with a pattern that anybody in a county may write, or null. A pattern runs on the server too, so those
 * that can take for ever are refused: a repeated group that repeats or branches inside, back references, more than
 * four open-ended repeats.
 */
export function patternFault(pattern: unknown): Bilingual | null {
  if (typeof pattern !== 'string' || pattern === '') return { zh: '要是文字', en: 'It has to be a text' };
  if (pattern.length > MAX_PATTERN)
    return { zh: `最多 ${MAX_PATTERN} 个字符`, en: `${MAX_PATTERN} characters at most` };
  try {
    new RegExp(pattern);
  } catch {
    return { zh: '不是合法的正则表达式', en: 'It is no regular expression' };
  }
  return slowPart(pattern);
}

/** One pattern that holds where both hold, as Formily's single `pattern` needs it. */
export function bothPatterns(a: string, b: string): string {
  if (a === b || parts(a).includes(b)) return a;
  return `^${[...parts(a), b].map((p) => `(?=[\\s\\S]*?(?:${p}))`).join('')}`;
}

const JOINED = /\(\?=\[\\s\\S\]\*\?\(\?:([\s\S]*?)\)\)(?=\(\?=\[\\s\\S\]\*\?|$)/g;

function parts(pattern: string): string[] {
  if (!pattern.startsWith('^(?=[\\s\\S]*?(?:')) return [pattern];
  return [...pattern.slice(1).matchAll(JOINED)].map((match) => match[1] ?? '');
}

function slowPart(pattern: string): Bilingual | null {
  const body = pattern.replace(/\\[^0-9k]/g, '_').replace(/\[(?:[^\]\\]|\\.)*\]/g, '_');
  if (/\\[0-9k]/.test(body)) return { zh: '不能引用前面的匹配', en: 'It cannot refer to what matched before' };
  const groups: boolean[] = [];
  let open = 0;
  let closed = false;
  for (let i = 0; i < body.length; i += 1) {
    const char = body[i] ?? '';
    const repeats = isOpenRepeat(body, i);
    if (repeats) {
      open += 1;
      if (closed) return REPEATED_TWICE;
      if (groups.length > 0) groups[groups.length - 1] = true;
    }
    closed = false;
    if (char === '(') groups.push(false);
    else if (char === '|' && groups.length > 0) groups[groups.length - 1] = true;
    else if (char === ')') {
      closed = groups.pop() ?? false;
      if (closed && groups.length > 0) groups[groups.length - 1] = true;
    }
  }
  return open > MAX_OPEN ? TOO_OPEN : null;
}

function isOpenRepeat(body: string, i: number): boolean {
  if (body[i] === '*' || body[i] === '+') return true;
  const match = /^\{\d+(,?)(\d*)\}/.exec(body.slice(i));
  return match !== null && ((match[1] === ',' && match[2] === '') || Number(match[2] || 0) > 1000);
}
