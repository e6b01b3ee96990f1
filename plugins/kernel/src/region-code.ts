import type { IsoDate } from './iso-date';

/** What a code says of itself. 'external': another country's code, whose meaning is data. */
export type RegionCodeKind = 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'special' | 'external';

// GB/T 2260 in its short (45, 4514) and its six-digit form (450000, 451400); GB/T 10114 adds three digits a level.
// Order matters: the first that fits decides.
const KINDS: readonly (readonly [RegExp, RegionCodeKind])[] = [
  [/^[1-8]\d(0000)?$/, 'province'],
  [/^[1-8]\d(?!00)\d\d(00)?$/, 'prefecture'],
  [/^[1-8]\d(?!00)\d\d(?!00)\d\d$/, 'county'],
  [/^[1-8]\d{8}$/, 'township'],
  [/^[1-8]\d{11}$/, 'village'],
  [/^Z\d{2,6}-\d{1,6}$/, 'special'],
  [/^[0-9A-Za-z][0-9A-Za-z-]{0,31}$/, 'external'],
];

/** The kind that a code's form shows, or null when it is no region code. It never says where the region hangs. */
export function regionCodeKind(code: string): RegionCodeKind | null {
  return KINDS.find(([form]) => form.test(code))?.[1] ?? null;
}

/** A code in time: when a region changes, its old code is voided (GB/T 2260), but old records keep it. */
export interface RegionTerm {
  code: string;
  /** First day; null: since ever. */
  validFrom: IsoDate | null;
  /** Last day; null: until further notice. */
  validTo: IsoDate | null;
  /** The code that took its place. */
  replacedBy?: string | null;
}

/** True when the code may be used on that day; both ends count. */
export function isRegionValidOn(term: RegionTerm, on: IsoDate): boolean {
  return (term.validFrom === null || term.validFrom <= on) && (term.validTo === null || on <= term.validTo);
}

/** The code that stands for `code` on that day, following its successors; null when none is known. */
export function regionCodeInForce(code: string, terms: readonly RegionTerm[], on: IsoDate): string | null {
  const seen = new Set<string>();
  for (let at: string | null | undefined = code; at && !seen.has(at); ) {
    seen.add(at);
    const here: string = at;
    const known = terms.filter((t) => t.code === here);
    if (known.some((t) => isRegionValidOn(t, on))) return here;
    // A code used twice in history: the term that ended last tells what came after.
    const ended = known.filter((t) => t.validTo !== null && t.validTo < on);
    at = ended.sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1))[0]?.replacedBy;
  }
  return null;
}
