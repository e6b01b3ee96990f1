/** Five failures within fifteen minutes lock an account for fifteen minutes: GB/T 22239-2019 8.1.4.1 b. */
export const LOCKOUT = { failures: 5, windowMinutes: 15, lockMinutes: 15 } as const;

const MINUTE = 60_000;

/**
 * When the lock ends, or null when sign-in may be tried.
 * @param failures times of the failures since the last success, oldest first
 */
export function lockedUntil(failures: readonly Date[], now: Date): Date | null {
  const last = failures.at(-1);
  const first = failures.at(-LOCKOUT.failures);
  if (!last || !first) return null;
  if (last.getTime() - first.getTime() > LOCKOUT.windowMinutes * MINUTE) return null;
  const until = new Date(last.getTime() + LOCKOUT.lockMinutes * MINUTE);
  return until > now ? until : null;
}
