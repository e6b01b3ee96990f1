/** A bucket that refills evenly: it bears a burst, and no more than its rate in the long run. */
export interface Bucket {
  tokens: number;
  /** Milliseconds since the epoch when it was last looked at. */
  at: number;
}

export interface Limit {
  burst: number;
  perMinute: number;
}

/** Take one token. The answer is the bucket as it stands now, and whether there was one to take. */
export function take(bucket: Bucket | undefined, limit: Limit, now: number): { bucket: Bucket; allowed: boolean } {
  const before = bucket ?? { tokens: limit.burst, at: now };
  // A clock that was set back must not empty a bucket.
  const gone = Math.max(0, now - before.at);
  const tokens = Math.min(limit.burst, before.tokens + (gone / 60_000) * limit.perMinute);
  return tokens >= 1
    ? { bucket: { tokens: tokens - 1, at: now }, allowed: true }
    : { bucket: { tokens, at: now }, allowed: false };
}
