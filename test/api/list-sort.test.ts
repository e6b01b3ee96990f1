import fc from 'fast-check';
import { COUNTIES, Editors, fileEntry, formOf, must, publishLibrary } from '../factories';
import { type Client, signIn } from '../harness/client';

interface Row {
  id: string;
  plan: number | null;
  grade: string | null;
  started_on: string | null;
  total_investment: number | null;
  [key: string]: unknown;
}

const KEYS = ['plan', 'grade', 'started_on', 'total_investment', 'light', 'id'] as const;

let official: Client;
let library: string;
let all: Row[];

const page = async (query: Record<string, string | number>) => {
  const text = new URLSearchParams({ totals: 'false', ...query } as Record<string, string>);
  return must(await official.get<{ items: Row[]; next: string | null }>(`/api/libraries/${library}/entries?${text}`));
};

async function turned(sort: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { items, next } = await page({ sort, limit, ...(after ? { after } : {}) });
    ids.push(...items.map(({ id }) => id));
    after = next;
  }
  return ids;
}

/** Few values and many empty ones, so that the second key and the id have something to decide. */
beforeAll(async () => {
  library = await publishLibrary(await Editors.meet());
  official = await signIn(COUNTIES.fusui.official);
  const formVersion = (await formOf(official, library, COUNTIES.fusui.code)).version;
  const one = <T>(values: readonly T[], at: number) => values[at % values.length] ?? null;
  for (let at = 0; at < 36; at += 1) {
    const answers = {
      plan: one([1, null, 2, 2.5], at),
      grade: one(['a', 'b', null], at),
      started_on: one([null, '2026-01-02', '2026-03-01', '2026-01-02', null], at),
    };
    const values = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
    const project = { total_investment: one([100, 20.000001, 20.000002], at) };
    await fileEntry(official, COUNTIES.fusui, { library, formVersion, project, values });
  }
  all = (await page({ sort: 'id', limit: 200 })).items;
}, 60_000);

/** The order as it is promised: key by key, empty last whichever way, then the id. */
const compared = (sort: readonly { key: string; desc: boolean }[]) => (a: Row, b: Row) => {
  for (const { key, desc } of sort) {
    const [left, right] = [a[key] as string | number | null, b[key] as string | number | null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return (left < right ? -1 : 1) * (desc ? -1 : 1);
  }
  return a.id < b.id ? -1 : 1;
};

const written = (sort: readonly { key: string; desc: boolean }[]) =>
  sort.map(({ key, desc }) => (desc ? `-${key}` : key)).join(',');

test('by any one or two keys, in any directions, the pages together are the whole list in its order', async () => {
  expect(all).toHaveLength(36);
  const key = fc.record({ key: fc.constantFrom(...KEYS), desc: fc.boolean() });
  const sort = fc.uniqueArray(key, { minLength: 1, maxLength: 2, selector: (one) => one.key });
  await fc.assert(
    fc.asyncProperty(sort, fc.constantFrom(1, 5, 7, 36, 50), async (keys, limit) => {
      const expected = [...all].sort(compared(keys)).map(({ id }) => id);
      expect(await turned(written(keys), limit)).toEqual(expected);
    }),
    {
      numRuns: 40,
      examples: [
        [
          [
            { key: 'plan', desc: true },
            { key: 'started_on', desc: false },
          ],
          1,
        ],
      ],
    },
  );
}, 120_000);

test('a page marker of another order is refused', async () => {
  const { next } = await page({ sort: 'plan,-started_on', limit: 5 });
  for (const sort of ['plan', 'plan,started_on', 'started_on,plan']) {
    const { status } = await official.get(`/api/libraries/${library}/entries?sort=${sort}&after=${next}`);
    expect(status).toBe(422);
  }
});

test('without an order of one’s own the view’s two keys decide', async () => {
  const views = must(
    await official.get<{ views: { sort: { key: string; desc: boolean }[] }[] }>('/api/libraries/building'),
  ).views;
  const sort = written(views[0]?.sort ?? []);
  expect(sort).toContain(',');
  const ids = async (query: string) =>
    must(await official.get<{ items: Row[] }>(`/api/libraries/building/entries?limit=50${query}`)).items.map(
      (row) => row.id,
    );
  expect(await ids('')).toEqual(await ids(`&sort=${sort}`));
});
