import { z } from 'zod';

/** What the receiver answers to a batch: its number for it, and the rows that it did not take. */
export const Receipt = z.object({
  receipt: z.string().min(1).max(200),
  accepted: z.number().int().min(0),
  refused: z.array(z.object({ id: z.string().max(100), reason: z.string().max(500) })).default([]),
});
export type Receipt = z.infer<typeof Receipt>;

export type BatchState = 'prepared' | 'sent' | 'receipted' | 'failed' | 'refused';

/** Answers that will be the same next time; all others may be a matter of time. */
const PASSING = new Set([408, 409, 425, 429]);

/** A batch that was refused as a whole is not sent again: what it held is mapped anew. */
export const isFinalRefusal = (status: number): boolean => status >= 400 && status < 500 && !PASSING.has(status);

/** The receipt of a batch with these rows; null when the answer says none or does not add up. */
export function readReceipt(text: string, ids: readonly string[]): Receipt | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = Receipt.safeParse(answer);
  if (!parsed.success) return null;
  const { accepted, refused } = parsed.data;
  const known = new Set(ids);
  const distinct = new Set(refused.map(({ id }) => id));
  const adds = accepted + refused.length === ids.length && distinct.size === refused.length;
  return adds && refused.every(({ id }) => known.has(id)) ? parsed.data : null;
}
