import { database, defineJob } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { peopleAt, putMessages } from './put-messages';
import { OPEN_ORDERS } from './queries';

const clock = systemClock();

interface OpenOrder extends Record<string, unknown> {
  id: string;
  project: string;
  holder_path: string;
  holder_department: string;
  holder_firm: string;
  region_path: string;
}

/** On the 25th the unit of each open order gets one SMS; the month is in its key, so that a second run adds none. */
async function remindMonth(month: string): Promise<void> {
  await database.transaction(async (tx) => {
    for (const order of (await tx.query<OpenOrder>(OPEN_ORDERS)).rows) {
      const post = { path: order.holder_path, department: order.holder_department, firm: order.holder_firm };
      const person = (await peopleAt(tx, post)).find(({ mobile }) => mobile !== null);
      if (!person) continue;
      const news = {
        template: 'report-monthly',
        parameters: { project: order.project },
        event: `report-monthly-${month}`,
        subjectId: order.id,
        regionPath: order.region_path,
      } as const;
      await putMessages(tx, [person], news, ['sms']);
    }
  });
}

export const defineMonthlyReminder = () =>
  defineJob<{ month?: string }>({
    name: 'exchange-remind-monthly',
    cron: '0 9 25 * *',
    run: ({ month = clock.today().slice(0, 7) }) => remindMonth(month),
  });
