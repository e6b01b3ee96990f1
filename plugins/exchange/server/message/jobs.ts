import { defineJob, jobsStarted, type Transaction } from '@project-cloud/access/server';
import type { Channel } from '../../domain';
import { deliver } from './deliver';
import type { Sender } from './sender';

type DeliveryJob = ReturnType<typeof defineJob<Record<string, never>>>;
const jobs = new Map<Channel, DeliveryJob>();

/** A channel that is not configured has no job, and its messages are not written. */
export const defineDelivery = (channel: Channel, sender: Sender) =>
  jobs.set(
    channel,
    defineJob<Record<string, never>>({
      name: `exchange-deliver-${channel}`,
      cron: '* * * * *',
      atStart: true,
      run: () => deliver(channel, sender),
    }),
  );

/** With the transaction that wrote messages: rolled back, nothing is asked for. */
export async function askForDelivery(tx: Transaction): Promise<void> {
  if (!jobsStarted()) return;
  for (const job of jobs.values()) await job.send(tx, {});
}
