import type { Transaction } from '@project-cloud/access/server';
import { type Channel, dedupeKey, type Parameters, render, TEMPLATES, type TemplateKey } from '../../domain';
import { askForDelivery } from './jobs';
import { PEOPLE_AT, PUT } from './queries';
import { messageSettings } from './settings';

export interface PersonAtPost extends Record<string, unknown> {
  id: number;
  mail: string | null;
  mobile: string | null;
}

export interface News {
  template: TemplateKey;
  parameters: Parameters;
  /** What happened, so that it is said once: the event, and the period where it comes back. */
  event: string;
  subjectId: string;
  regionPath: string;
}

export interface PostAddress {
  path: string;
  department: string;
  firm: string;
}

export const peopleAt = async (tx: Transaction, { path, department, firm }: PostAddress): Promise<PersonAtPost[]> =>
  (await tx.query<PersonAtPost>(PEOPLE_AT, [path, department, firm])).rows;

function addressesOf({ mail, mobile }: PersonAtPost, wanted: readonly Channel[]): [Channel, string | null][] {
  const { mail: byMail, sms } = messageSettings();
  const all: [Channel, string | null][] = [['in-app', null]];
  if (byMail && mail) all.push(['mail', mail]);
  if (sms && mobile) all.push(['sms', mobile]);
  return all.filter(([channel]) => wanted.includes(channel));
}

/** Writes messages in the transaction of what they tell of. */
export async function putMessages(
  tx: Transaction,
  people: readonly PersonAtPost[],
  news: News,
  channels: readonly Channel[] = ['in-app', 'mail', 'sms'],
): Promise<void> {
  const { version, urgent } = TEMPLATES[news.template];
  const words = render(news.template, news.parameters);
  const rows = people.flatMap((person) =>
    addressesOf(person, channels).map(([channel, address]) => ({
      dedupe_key: dedupeKey(news.event, news.subjectId, person.id, channel),
      user_id: person.id,
      channel,
      address,
      template: news.template,
      template_version: version,
      urgent,
      parameters: news.parameters,
      ...words,
      subject_id: news.subjectId,
      region_path: news.regionPath,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(PUT, [JSON.stringify(rows)]);
  if (rows.some(({ channel }) => channel !== 'in-app')) await askForDelivery(tx);
}
