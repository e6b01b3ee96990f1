import type { Principal } from '@project-cloud/access';
import { accessEvents, type Transaction } from '@project-cloud/access/server';
import { listen } from './listen';

const COUNTY = '/45/4514/451421/';
const principal: Principal = {
  kind: 'user',
  id: 1,
  username: 'manager',
  name: '某人',
  role: 'county-administrator',
  organisation: null,
  region: { code: '451421', name: '扶绥县', path: COUNTY, level: 'county' },
  ownerCode: null,
};

beforeAll(listen);

/** The region path that a line of the trail is written with: a line without one is shown to the auditors of all regions. */
async function writtenFor(tell: (tx: Transaction) => Promise<unknown>): Promise<unknown> {
  const lines: unknown[][] = [];
  const query = async (_: string, values: unknown[] = []) => void lines.push(values);
  await tell({ query } as unknown as Transaction);
  expect(lines).toHaveLength(1);
  return lines[0]?.[8];
}

test('what is told of a person of a county is written for that county', async () => {
  const ip = '10.0.0.1';
  const detail = { name: '新人' };
  const username = 'newcomer';
  const told = [
    (tx: Transaction) =>
      accessEvents.emit('user-created', { tx, principal, username, regionPath: `${COUNTY}451421101/`, detail }),
    (tx: Transaction) => accessEvents.emit('signed-in', { tx, principal, ip }),
    (tx: Transaction) => accessEvents.emit('signed-out', { tx, principal, ip }),
    (tx: Transaction) => accessEvents.emit('password-changed', { tx, principal, ip }),
    (tx: Transaction) => accessEvents.emit('token-changed', { tx, principal, change: 'created', tokenId: 1, detail }),
  ];
  const written = [];
  for (const tell of told) written.push(await writtenFor(tell));
  expect(written).toEqual([`${COUNTY}451421101/`, COUNTY, COUNTY, COUNTY, COUNTY]);
});
