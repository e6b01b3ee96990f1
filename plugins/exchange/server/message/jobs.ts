import { defineJob, jobsStarted, type Transaction } from '@project-cloud/access/server';
import type { Channel } from '../../domain';
import { deliver } from './deliver';
import { mailSender } from './mail';
import type { Sender } from './sender';
import { type MessageSettings, setMessageSettings } from './settings';
import { smsOverHttp } from './sms-http';

type DeliveryJob = ReturnType<typeof defineJob<Record<string, never>>>;
const jobs = new Map<Channel, DeliveryJob>();

const delivery = (channel: Channel, sender: Sender) =>
  jobs.set(
    channel,
    defineJob<Record<string, never>>({
      name: `exchange-deliver-${channel}`,
      cron: '* * * * *',
      atStart: true,
      run: () => deliver(channel, sender),
    }),
  );

/** Said once, before jobs start: a channel that is not configured has no job, and its messages are not written. */
export function configureMessages(settings: MessageSettings): void {
  setMessageSettings(settings);
  if (settings.mail) delivery('mail', mailSender(settings.mail));
  if (settings.sms) delivery('sms', smsOverHttp(settings.sms));
}

/** With the transaction that wrote messages: rolled back, nothing is asked for. */
export async function askForDelivery(tx: Transaction): Promise<void> {
  if (!jobsStarted()) return;
  for (const job of jobs.values()) await job.send(tx, {});
}
