import { findLibrary } from '@project-cloud/library/server';
import { clock, scanEntries } from '@project-cloud/registry/server';
import { mapper, type ReceivedRecord, type RowFault } from '../../domain';
import type { Connector } from './connector-of';

export interface GoodRow {
  id: string;
  record: ReceivedRecord;
}
export interface HeldRow {
  id: string;
  regionPath: string;
  errors: RowFault[];
}

/** Every entry of the connector's library within the scope of the work, as the receiver would get it or why it would not. */
export async function lookAtRows(
  { body }: Connector,
  visit: { good(row: GoodRow): void; held(row: HeldRow): void },
): Promise<number> {
  const library = await findLibrary(body.library);
  if (!library) return 0;
  const map = mapper(body, clock.today());
  let looked = 0;
  await scanEntries(library, { reports: false }, (batch) => {
    looked += batch.length;
    for (const { id, regionPath, stage, project, values } of batch) {
      const mapped = map({ ...project, ...values, stage });
      if (mapped.ok) visit.good({ id, record: mapped.record });
      else visit.held({ id, regionPath, errors: mapped.errors });
    }
  });
  return looked;
}
