import type { Bilingual } from './bilingual';
import { weightedRemainder } from './check-digit';
import { organisationCheckDigit } from './organisation-code';
import { normaliseWidth } from './text';

export type CreditCodeFault = 'shape' | 'check';

export type CreditCode =
  | {
      ok: true;
      code: string;
      /** 1: registering department; 2: kind of entity. */
      department: string;
      entity: string;
      region: string;
      /** The nine characters of the organisation code (GB 11714). */
      organisation: string;
      /** Whether those nine close with their own check digit. False is a hint to look twice, not a refusal. */
      organisationCloses: boolean;
    }
  | { ok: false; reason: CreditCodeFault; at?: number; message: Bilingual };

/** GB 32100-2015: no I, O, S, V, Z, which look like 1, 0, 5, U, 2. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const MESSAGES: Record<CreditCodeFault, Bilingual> = {
  shape: {
    zh: '统一社会信用代码格式不正确：应为 18 位数字和大写字母（不含 I、O、S、V、Z），第 3—8 位为数字，请对照营业执照核对。',
    en: 'Not the form of a unified social credit code: 18 digits and capitals without I, O, S, V, Z; places 3–8 are digits. Compare it with the licence.',
  },
  check: {
    zh: '统一社会信用代码校验不通过：最后一位与前 17 位不符，可能有一位输错，请对照营业执照逐位核对。',
    en: 'The check character does not fit the 17 before it: one of them is probably mistyped. Compare each with the licence.',
  },
};

/** Reads a unified social credit code; small letters, full-width characters and spaces around it are forgiven. */
export function parseCreditCode(text: string): CreditCode {
  const code = normaliseWidth(text).trim().toUpperCase();
  const at = misfit(code);
  if (at !== null) return { ok: false, reason: 'shape', at, message: MESSAGES.shape };
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code[17]) {
    return { ok: false, reason: 'check', at: 17, message: MESSAGES.check };
  }
  const organisation = code.slice(8, 17);
  return {
    ok: true,
    code,
    department: code.slice(0, 1),
    entity: code.slice(1, 2),
    region: code.slice(2, 8),
    organisation,
    organisationCloses: organisationCheckDigit(organisation.slice(0, 8)) === organisation[8],
  };
}

/** The 18th character: 31 − (Σ value × 3^(i−1) mod 31), where 31 stands as 0. Source: GB 32100-2015. */
export function creditCodeCheckDigit(seventeen: string): string {
  const values = [...seventeen].map((c) => ALPHABET.indexOf(c));
  if (values.length !== 17 || values.includes(-1)) throw new RangeError(`17 characters, not "${seventeen}"`);
  return ALPHABET.charAt((31 - weightedRemainder(values, WEIGHTS, 31)) % 31);
}

function misfit(code: string): number | null {
  for (let i = 0; i < 18; i++) {
    const c = code[i];
    if (c === undefined || !ALPHABET.includes(c) || (i >= 2 && i < 8 && !/\d/.test(c))) return i;
  }
  return code.length > 18 ? 18 : null;
}
