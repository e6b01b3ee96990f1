export const CHANNELS = ['in-app', 'mail', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One message for one event, subject, person and channel: whoever says it again adds nothing. */
export const dedupeKey = (event: string, subject: string, userId: number, channel: Channel): string =>
  [event, subject, userId, channel].join(':');

const FIRST_MINUTES = 1;
const LONGEST_MINUTES = 120;
export const MOST_ATTEMPTS = 8;

/** Minutes until the next try; null when it was the last. */
export function retryAfter(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return Math.min(FIRST_MINUTES * 2 ** (attempts - 1), LONGEST_MINUTES);
}
