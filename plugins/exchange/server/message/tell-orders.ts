import type { supervisionEvents } from '@project-cloud/supervision/server';
import { peopleAt, putMessages } from './put-messages';

type Issued = Parameters<Parameters<typeof supervisionEvents.on<'order-issued'>>[1]>[0];

/** Whoever has to act on a new order hears of it. */
export async function tellOfOrder({ tx, order }: Issued): Promise<void> {
  const { id, project, due, regionPath, holder } = order;
  await putMessages(tx, await peopleAt(tx, holder), {
    template: 'order-issued',
    parameters: { project, due },
    event: 'order-issued',
    subjectId: id,
    regionPath,
  });
}
