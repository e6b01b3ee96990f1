import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { type Channel, heldUntil, retryAfter } from '../../domain';
import { AGAIN, CLAIM, FAILED, HOLD, SENT } from './queries';
import { Refused, type Sender } from './sender';
import { messageSettings } from './settings';

/** Longer than a sender waits for an answer, question and sending together. */
const CLAIM_MINUTES = 2;

interface Claimed extends Record<string, unknown> {
  id: string;
  address: string;
  title: string;
  text: string;
  attempts: number;
}

const clock = systemClock();

/** Whoever tries again asks first, where there is somebody to ask: the last try may have come through. */
async function sendOne(sender: Sender, { id, address, title, text, attempts }: Claimed): Promise<void> {
  try {
    const known = attempts > 1 ? await sender.ask?.(id) : null;
    const number = known ?? (await sender.send({ id, to: address, title, text }));
    await database.query(SENT, [id, attempts, number]);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    const minutes = fault instanceof Refused ? null : retryAfter(attempts);
    if (minutes === null) await database.query(FAILED, [id, attempts, why]);
    else await database.query(AGAIN, [id, attempts, why, minutes]);
  }
}

/** Sends what waits in this channel. Several processes share the work: each takes what no other holds. */
export async function deliver(channel: Channel, sender: Sender): Promise<void> {
  for (;;) {
    const { quiet, timeZone } = messageSettings();
    const until = channel === 'sms' ? heldUntil(clock.now(), quiet, timeZone) : null;
    if (until) await database.query(HOLD, [channel, until.toISOString()]);
    const claimed = (await database.query<Claimed>(CLAIM, [channel, until !== null, CLAIM_MINUTES])).rows[0];
    if (!claimed) return;
    await sendOne(sender, claimed);
  }
}
