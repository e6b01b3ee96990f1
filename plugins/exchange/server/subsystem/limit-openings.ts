import { TooMany } from '@project-cloud/access/server';
import { type Bucket, take } from '@project-cloud/interaction';

/** More than anybody opens by hand; a script that collects tokens is stopped. Each process counts for itself. */
const LIMIT = { burst: 30, perMinute: 30 };
const PEOPLE = 10_000;

const buckets = new Map<number, Bucket>();

export function limitOpenings(person: number, now = Date.now()): void {
  const { bucket, allowed } = take(buckets.get(person), LIMIT, now);
  buckets.delete(person);
  buckets.set(person, bucket);
  if (buckets.size > PEOPLE) buckets.delete(buckets.keys().next().value ?? person);
  if (!allowed) throw TooMany();
}
