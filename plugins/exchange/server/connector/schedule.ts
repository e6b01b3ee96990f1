import { database, newDocumentId } from '@project-cloud/access/server';
import { placeTimeZone } from '@project-cloud/kernel';
import { clock } from '@project-cloud/registry/server';
import { allConnectors } from './connector-of';

/** Once a day at most; a run that waits already does for it. */
const ASK = `INSERT INTO pc.exchange_run (id, connector, asked_by, day) VALUES ($1, $2, 'system', $3) ON CONFLICT DO NOTHING`;

/** 02:30, by the clocks of the installation. */
const timeOf = (instant: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: placeTimeZone(), hour: '2-digit', minute: '2-digit' }).format(instant);

/** Asks for the daily runs whose time has come. */
export async function askForDue(): Promise<void> {
  const daily = (await allConnectors()).flatMap(({ key, body: { schedule } }) =>
    schedule === 'off' ? [] : [{ key, at: schedule.daily }],
  );
  if (daily.length === 0) return;
  const now = timeOf(clock.now());
  for (const { key, at } of daily) if (at <= now) await database.query(ASK, [newDocumentId(), key, clock.today()]);
}
