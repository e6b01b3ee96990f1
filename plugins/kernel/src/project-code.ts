import type { Bilingual } from './bilingual';
import { mod11of10 } from './check-digit';
import { defineError, type FieldIssue } from './error';
import { normaliseWidth } from './text';

/** The parts of a project code. A legacy code (2013–2020) has no check digit that is known: `check` is ''. */
export interface ProjectCodeSegments {
  time: string;
  region: string;
  department: string;
  type: string;
  serial: string;
  check: string;
}

export type ProjectCodeFault = 'shape' | 'time' | 'check';

export type ProjectCode =
  | { ok: true; generation: 'unified' | 'legacy'; code: string; segments: ProjectCodeSegments }
  | { ok: false; reason: ProjectCodeFault; at?: number; message: Bilingual };

const PATTERN = '####-######-##-##-######';
const SHAPE = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{5,6})$/;

const MESSAGES: Record<ProjectCodeFault, Bilingual> = {
  shape: {
    zh: '项目代码格式不正确：应为 24 位，形如 2406-441826-04-01-514275（数字与 4 个短横线），请对照赋码凭证核对。',
    en: 'Not the form of a project code: 24 characters such as 2406-441826-04-01-514275 (digits and 4 hyphens). Compare it with the certificate.',
  },
  time: {
    zh: '项目代码的时间段不正确：前 4 位应为 2020 年 11 月以后的年月（如 2406），或 2013—2020 的年份（旧码），请核对前 4 位。',
    en: 'The time segment is wrong: the first four digits are year and month from November 2020 on (such as 2406), or a year 2013–2020 (legacy). Check them.',
  },
  check: {
    zh: '项目代码校验不通过：最后一位与前面各位不符，可能有一位输错，请对照赋码凭证逐位核对。',
    en: 'The check digit does not fit: one digit is probably mistyped. Compare each digit with the certificate.',
  },
};

/**
 * Reads a project code of either generation; spaces around it and full-width digits are forgiven.
 * Source: GB/T 40058-2021; 发改投资〔2020〕1439号. `at` is the place of the first wrong character.
 */
export function parseProjectCode(text: string): ProjectCode {
  const code = normaliseWidth(text).trim();
  const match = SHAPE.exec(code);
  if (match === null) return fault('shape', misfit(code));
  const [, time = '', region = '', department = '', type = '', tail = ''] = match;
  const head = { time, region, department, type };
  // Read as YYMM a legacy year would be month 13–20, so the two generations never meet.
  if (time >= '2013' && time <= '2020') {
    return { ok: true, generation: 'legacy', code, segments: { ...head, serial: tail, check: '' } };
  }
  if (tail.length !== 6) return fault('shape', code.length);
  if (!isUnifiedMonth(time)) return fault('time', time < '2011' ? 0 : 2);
  const serial = tail.slice(0, 5);
  const check = tail.slice(5);
  if (projectCodeCheckDigit(time + region + department + type + serial) !== check) {
    return fault('check', code.length - 1);
  }
  return { ok: true, generation: 'unified', code, segments: { ...head, serial, check } };
}

/** The check digit of the 19 digits before it, hyphens dropped: ISO 7064 MOD 11,10 (found on published codes). */
export function projectCodeCheckDigit(nineteenDigits: string): string {
  if (!/^\d{19}$/.test(nineteenDigits)) throw new RangeError(`19 digits, not "${nineteenDigits}"`);
  return mod11of10(nineteenDigits);
}

/** A segment that cannot stand in a code. */
export const ProjectCodeSegmentInvalid = defineError(
  'PROJECT_CODE_SEGMENT_INVALID',
  422,
  (p: { segments: Bilingual[] }) => ({
    zh: `不能赋码：${p.segments.map(({ zh }) => zh).join('、')}不正确，请按编码规则补正后再试。`,
    en: `No code can be issued: ${p.segments.map(({ en }) => en).join(', ')} is not in the form that the code rule asks for.`,
  }),
);

/** What a new code is made of; `serial` is five digits that the caller draws and the database keeps unique. */
export interface NewProjectCode {
  yearMonth: string;
  region: string;
  department: string;
  type: string;
  serial: string;
}

const SEGMENTS: readonly { key: keyof NewProjectCode; form: RegExp; label: Bilingual }[] = [
  {
    key: 'yearMonth',
    form: /^\d{4}$/,
    label: { zh: '年月（4 位，如 2611）', en: 'year and month (4 digits, as 2611)' },
  },
  { key: 'region', form: /^\d{6}$/, label: { zh: '区域（6 位数字）', en: 'region (6 digits)' } },
  { key: 'department', form: /^\d{2}$/, label: { zh: '业务指导部门（2 位数字）', en: 'department (2 digits)' } },
  { key: 'type', form: /^\d{2}$/, label: { zh: '项目类型（2 位数字）', en: 'project type (2 digits)' } },
  { key: 'serial', form: /^\d{5}$/, label: { zh: '顺序号（5 位数字）', en: 'serial number (5 digits)' } },
];

/** Puts a code together and closes it with its check digit. */
export function issueProjectCode(parts: NewProjectCode): string {
  const wrong = SEGMENTS.filter(({ key, form }) => {
    return !form.test(parts[key]) || (key === 'yearMonth' && !isUnifiedMonth(parts[key]));
  });
  if (wrong.length > 0) {
    const fields: FieldIssue[] = wrong.map(({ key, label }) => ({
      path: key,
      code: 'shape',
      message: { zh: `应为${label.zh}`, en: `Expected: ${label.en}` },
    }));
    throw ProjectCodeSegmentInvalid({ segments: wrong.map((s) => s.label) }, { fields });
  }
  const { yearMonth, region, department, type, serial } = parts;
  const check = projectCodeCheckDigit(yearMonth + region + department + type + serial);
  return `${yearMonth}-${region}-${department}-${type}-${serial}${check}`;
}

// The present rule is in force since November 2020 (发改投资〔2020〕1439号).
function isUnifiedMonth(time: string): boolean {
  const month = Number(time.slice(2));
  return time >= '2011' && month >= 1 && month <= 12;
}

function misfit(code: string): number {
  for (let i = 0; i < PATTERN.length; i++) {
    const fits = PATTERN[i] === '-' ? code[i] === '-' : /^\d$/.test(code[i] ?? '');
    if (!fits) return i;
  }
  return PATTERN.length;
}

function fault(reason: ProjectCodeFault, at: number): ProjectCode {
  return { ok: false, reason, at, message: MESSAGES[reason] };
}
