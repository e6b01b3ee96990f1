import type { Bilingual } from './bilingual';
import { addDays, type IsoDate } from './iso-date';

/** The frame of GB/T 40058-2021: five segments 4-6-2-2-6, 24 characters with their hyphens; the last six are serial and check. */
export const PROJECT_CODE_FRAME = { time: 4, region: 6, department: 2, type: 2, serial: 5, check: 1 } as const;

/** Where the region segment is taken from: the place of the project, or the area of the authority that it is filed with. */
export type CodeRegionSource = 'place' | 'authority';
export type CodeCheck = 'iso7064-mod11-10' | 'none';

/** How codes were made before the frame: enough to know one again. Such codes are never issued any more. */
export interface EarlierCodeForm {
  name: Bilingual;
  time: { form: 'YYYY'; from: string; until: string };
  region: { digits: number };
  department: { digits: number };
  type: { digits: number };
  serial: { digits: readonly number[] };
  check: CodeCheck;
  legalBasis: string;
}

/** How codes are made: one version of the code rule. */
export interface CodeRule {
  segments: {
    time: { form: 'YYMM' | 'YYYY' };
    region: { digits: number; source: CodeRegionSource };
    /** The first line that fits gives the code: of a library by its key, of an industry by what its code begins with. */
    department: {
      digits: number;
      otherwise: string;
      by: readonly { of: 'library' | 'industry'; value: string; code: string }[];
    };
    /** A type of two digits stands for itself where no line says otherwise. */
    type: { digits: number; otherwise: string; map: readonly { from: string; code: string }[] };
    serial: { digits: number; order: 'random' | 'running' };
  };
  check: CodeCheck;
  legalBasis: string;
  earlier: readonly EarlierCodeForm[];
}

/** A version with the days on which codes are issued by it: from `from` (null: since the frame) until before `until` (null: still). */
export interface CodeRuleVersion {
  version: number;
  from: IsoDate | null;
  until: IsoDate | null;
  rule: CodeRule;
}

/** What is known of a project when its code is issued. `place` and `authority` are six digits. */
export interface CodeFacts {
  day: IsoDate;
  place: string;
  /** Null where whoever files is no authority: a firm files for the place of its project. */
  authority: string | null;
  library: string;
  industry: string | null;
  type: string | null;
}

/** Everything of a code but its serial. */
export interface CodePrefix {
  yearMonth: string;
  region: string;
  department: string;
  type: string;
}

function departmentOf({ by, otherwise }: CodeRule['segments']['department'], facts: CodeFacts): string {
  const fits = by.find(({ of, value }) =>
    of === 'library' ? facts.library === value : (facts.industry ?? '').startsWith(value),
  );
  return fits?.code ?? otherwise;
}

function typeOf({ map, otherwise }: CodeRule['segments']['type'], type: string | null): string {
  const mapped = map.find(({ from }) => from === type)?.code;
  return mapped ?? (type !== null && /^\d{2}$/.test(type) ? type : otherwise);
}

/** What a rule makes of a project. */
export const codePrefix = ({ segments }: CodeRule, facts: CodeFacts): CodePrefix => ({
  yearMonth: facts.day.slice(2, 7).replace('-', ''),
  region: segments.region.source === 'authority' ? (facts.authority ?? facts.place) : facts.place,
  department: departmentOf(segments.department, facts),
  type: typeOf(segments.type, facts.type),
});

/** Whether a rule can have given these segments. */
function gives({ segments }: CodeRule, department: string, type: string): boolean {
  const { otherwise, by } = segments.department;
  if (department !== otherwise && !by.some(({ code }) => code === department)) return false;
  const { map } = segments.type;
  return (
    type === segments.type.otherwise || map.some(({ code }) => code === type) || !map.some(({ from }) => from === type)
  );
}

/** The first and last day that a segment of year and month (2611) stands for. */
function monthOf(yearMonth: string): { first: IsoDate; last: IsoDate } {
  const year = 2000 + Number(yearMonth.slice(0, 2));
  const month = Number(yearMonth.slice(2));
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { first: `${year}-${yearMonth.slice(2)}-01`, last: addDays(next, -1) };
}

/**
 * The versions that a code can have been made under, the newest first: in force in the code's month, and able to give its
 * department and type. There are several where the rule changed within that month; a code that is remembered with its
 * version needs no guess. On the day of a change codes of both versions exist: approval comes at some hour. None for a code that only the frame knows, of another platform say.
 */
export function codeRulesOf(
  segments: { time: string; department: string; type: string },
  versions: readonly CodeRuleVersion[],
): CodeRuleVersion[] {
  const { first, last } = monthOf(segments.time);
  return versions
    .filter(
      ({ from, until, rule }) =>
        (from === null || from <= last) &&
        (until === null || until >= first) &&
        gives(rule, segments.department, segments.type),
    )
    .sort((a, b) => b.version - a.version);
}

export const newest = (versions: readonly CodeRuleVersion[]): CodeRuleVersion | null =>
  versions.reduce<CodeRuleVersion | null>((best, one) => (best && best.version > one.version ? best : one), null);

/** A version as it was let out: from which day, and the day on which it was taken back, if it was. */
export interface ReleasedCodeRule {
  version: number;
  from: IsoDate | null;
  retiredOn: IsoDate | null;
  rule: CodeRule;
}

/** On which days each version gives out codes: a later version takes over on its first day. */
export function codeRulePeriods(released: readonly ReleasedCodeRule[]): CodeRuleVersion[] {
  return released.map(({ version, from, retiredOn, rule }) => {
    const later = released.filter((one) => one.version > version && one.retiredOn === null);
    const ends = [...later.map((one) => one.from ?? ''), ...(retiredOn === null ? [] : [retiredOn])].sort();
    return { version, from, until: ends[0] ?? null, rule };
  });
}

/** The version by which codes are issued on a day. */
export const codeRuleOn = (versions: readonly CodeRuleVersion[], day: IsoDate): CodeRuleVersion | null =>
  newest(versions.filter(({ from, until }) => (from === null || from <= day) && (until === null || day < until)));
