import type { Bilingual } from '@project-cloud/kernel';

/** Checks one prop of a component: null when it is fine, else what it should be. */
export type Prop = (value: unknown) => Bilingual | null;

export const text: Prop = (v) =>
  typeof v === 'string' && v.length <= 500
    ? null
    : { zh: '要是文字，最多 500 字', en: 'It has to be a text of 500 characters at most' };
export const flag: Prop = (v) =>
  typeof v === 'boolean' ? null : { zh: '要是 true 或 false', en: 'It has to be true or false' };
export const figure: Prop = (v) =>
  typeof v === 'number' && Number.isFinite(v) ? null : { zh: '要是数字', en: 'It has to be a number' };

export function whole(least: number, most: number): Prop {
  return (v) =>
    Number.isInteger(v) && Number(v) >= least && Number(v) <= most
      ? null
      : { zh: `要是 ${least} 到 ${most} 的整数`, en: `It has to be a whole number from ${least} to ${most}` };
}

export function oneOf(...values: string[]): Prop {
  return (v) =>
    typeof v === 'string' && values.includes(v)
      ? null
      : { zh: `要是 ${values.join('、')} 中的一个`, en: `It has to be one of ${values.join(', ')}` };
}

/** One figure, or one for each breakpoint. */
export const figures: Prop = (v) =>
  [v].flat().every((x) => figure(x) === null)
    ? null
    : { zh: '要是数字，或几个数字的列表', en: 'It has to be a number or a list of numbers' };

/** File types as in `image/*,.pdf`. */
export const fileTypes: Prop = (v) =>
  typeof v === 'string' && /^[a-z0-9.*/+,\s-]{1,200}$/i.test(v)
    ? null
    : { zh: '要写成 image/*,.pdf 这样的文件类型', en: 'Write file types as image/*,.pdf' };
