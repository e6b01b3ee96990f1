import { TooMany } from '../http/problem';

const WAITING = 50;
const queues = new Map<string, { last: Promise<unknown>; length: number }>();

/**
 * Attempts for one name come one after the other, so that many guesses sent at once are counted before they are
 * compared. Another process has a queue of its own: with n of them, n − 1 guesses more may slip through.
 */
export async function oneAtATime<T>(name: string, run: () => Promise<T>): Promise<T> {
  const queue = queues.get(name) ?? { last: Promise.resolve(), length: 0 };
  if (queue.length >= WAITING) throw TooMany();
  queue.length += 1;
  queues.set(name, queue);
  const mine = queue.last.then(run, run);
  queue.last = mine;
  try {
    return await mine;
  } finally {
    queue.length -= 1;
    if (queue.length === 0) queues.delete(name);
  }
}
