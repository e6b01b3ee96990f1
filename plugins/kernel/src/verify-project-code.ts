import { mod11of10 } from './check-digit';
import { type CodeRuleVersion, codeRulesOf, type EarlierCodeForm, newest } from './code-rule';
import { type ProjectCode, type ProjectCodeSegments, parseProjectCode } from './project-code';
import { normaliseWidth } from './text';

/** What a code is: right or wrong, and by which version of the rule it was made. */
export type CodeVerdict =
  | (Extract<ProjectCode, { ok: true }> & {
      /** Null where no version made it: a code of another platform, right by the frame. */
      rule: CodeRuleVersion | null;
      /** Older versions that fit as well, because the rule changed within the month of the code. */
      others: CodeRuleVersion[];
      /** The form that it was made in before the frame. */
      earlier: EarlierCodeForm | null;
    })
  | Extract<ProjectCode, { ok: false }>;

const digits = (counts: readonly number[]) => `(\\d{${Math.min(...counts)},${Math.max(...counts)}})`;

/** Reads a code in an earlier form; null where it is none. */
export function readEarlier(code: string, form: EarlierCodeForm): ProjectCodeSegments | null {
  const { region, department, type, serial, check } = form;
  const close = check === 'none' ? '' : '(\\d)';
  const counts = [[4], [region.digits], [department.digits], [type.digits], serial.digits];
  const match = new RegExp(`^${counts.map(digits).join('-')}${close}$`).exec(code);
  if (!match) return null;
  const [, time = '', place = '', office = '', kind = '', number = '', last = ''] = match;
  if (time < form.time.from || time > form.time.until || !serial.digits.includes(number.length)) return null;
  if (check !== 'none' && mod11of10(time + place + office + kind + number) !== last) return null;
  return { time, region: place, department: office, type: kind, serial: number, check: last };
}

/**
 * Verifies a code under the rule that it was made by: a rule that came later makes no code wrong. `remembered` is the
 * version that was stored when the code was issued, if the platform knows it.
 */
export function verifyProjectCode(
  text: string,
  versions: readonly CodeRuleVersion[],
  remembered: number | null = null,
): CodeVerdict {
  const parsed = parseProjectCode(text);
  if (parsed.ok && parsed.generation === 'unified') {
    const stored = versions.find(({ version }) => version === remembered);
    const [rule = null, ...others] = stored ? [stored] : codeRulesOf(parsed.segments, versions);
    return { ...parsed, rule, others, earlier: null };
  }
  const code = normaliseWidth(text).trim();
  const fits = versions.flatMap((rule) =>
    rule.rule.earlier.flatMap((earlier) => {
      const segments = readEarlier(code, earlier);
      return segments ? [{ rule, earlier, segments }] : [];
    }),
  );
  const rule = newest(fits.map((one) => one.rule));
  const found = fits.find((one) => one.rule === rule);
  if (found) return { ok: true, generation: 'legacy', code, ...found, others: [] };
  return parsed.ok ? { ...parsed, rule: null, others: [], earlier: null } : parsed;
}
