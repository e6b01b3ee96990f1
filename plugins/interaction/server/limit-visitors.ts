import { TooMany } from '@project-cloud/access/server';
import { type Bucket, take } from '../domain';

/** Generous for a person, and for an office behind one address; tiresome for a machine that copies the register. */
let limit = { burst: 120, perMinute: 120 };
/** So many addresses are remembered; the one that was longest silent is forgotten first. */
const ADDRESSES = 20_000;

const buckets = new Map<string, Bucket>();

/** How many requests an installation bears from one address. */
export function setVisitorLimit(perMinute: number): void {
  limit = { burst: perMinute, perMinute };
}

/** Each process counts for itself: with two, a visitor may ask twice as often, and no more. */
export function limitVisitors(ip: string, now = Date.now()): void {
  const { bucket, allowed } = take(buckets.get(ip), limit, now);
  buckets.delete(ip);
  buckets.set(ip, bucket);
  if (buckets.size > ADDRESSES) buckets.delete(buckets.keys().next().value ?? ip);
  if (!allowed) throw TooMany();
}
