import type { Bilingual } from '@project-cloud/kernel';
import type { z } from 'zod';

/** A refusal of our own in a zod schema: zod carries one text a fault, so both languages share it, a line each. */
export const inWords = (zh: string, en: string): string => `${zh}\n${en}`;

/** Why an operation is not written as operations are. */
export function shapeFault(error: z.ZodError): Bilingual {
  const { path = [], message = '' } = error.issues[0] ?? {};
  const [first = '', second] = message.split('\n');
  if (second !== undefined) return { zh: first, en: second };
  return { zh: `写法不对：${path.join('.')}`, en: `Not well written: ${path.join('.')} (${first})` };
}
