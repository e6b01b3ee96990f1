import {
  COUNTIES,
  daysFromNow,
  Editors,
  type Entry,
  fileEntry,
  makeUser,
  mark,
  must,
  publishLibrary,
} from '../factories';
import { type Client, signIn, visitor } from '../harness/client';
import { beginRelease, decide, letOut, openDraft, refusal, releaseOf } from './releasing';

interface Version {
  version: number;
  from: string | null;
  until: string | null;
}
interface Verified {
  valid: boolean;
  rule: (Version & { others: number[]; earlier: string | null; legalBasis: string }) | null;
  segments: Record<string, string>;
}
interface Body extends Record<string, unknown> {
  segments: { department: { otherwise: string; by: object[] }; region: { source: string; digits: number } };
}
interface Preview {
  codes: {
    examples: { region: string; filed: 'county' | 'city'; now: string; after: string }[];
    standing: { version: number | null; count: number }[];
  } | null;
}

let editors: Editors;
let district: Client;
let city: Client;
let library: string;
let original: Body;

const SLOT = { kind: 'code-rule', key: 'project-code' };
const { qingxiu } = COUNTIES;

const rules = async () => must(await editors.author.get<{ today: string; items: Version[] }>('/api/code-rule')).items;
const newest = async () => (await rules())[0]?.version ?? 0;
const bodyInForce = async () =>
  must(await editors.author.get<{ effective: { body: Body } }>('/api/definitions/code-rule/project-code')).effective
    .body;

/** The rule with another answer for one library, and the region of the authority. */
const changed = (): Body => ({
  ...original,
  segments: {
    ...original.segments,
    region: { ...original.segments.region, source: 'authority' },
    department: { ...original.segments.department, by: [{ of: 'library', value: library, code: '05' }] },
  },
});

async function draftRule(body: Body, effectiveFrom?: string): Promise<string> {
  const { id } = must(
    await editors.author.post<{ id: string }>('/api/releases', {
      title: '调整编码规则',
      ...(effectiveFrom ? { effectiveFrom } : {}),
    }),
    201,
  );
  must(await openDraft(editors.author, id, { ...SLOT, body }));
  return id;
}

const release = async (body: Body, effectiveFrom?: string) => {
  const id = await draftRule(body, effectiveFrom);
  await letOut(editors.author, editors.approver, id);
  return id;
};

const filed = (client: Client, isPublic = true): Promise<Entry> =>
  fileEntry(client, qingxiu, { library, project: { is_public: isPublic }, values: {} });
const verify = async (code: string, client = visitor()) =>
  must(await client.get<Verified>(`/api/tools/project-codes/${encodeURIComponent(code)}`));

beforeAll(async () => {
  editors = await Editors.meet();
  district = await signIn(qingxiu.official);
  const { username, password } = await makeUser('official', '4501');
  city = await signIn(username, password);
  library = await publishLibrary(editors);
  original = await bodyInForce();
});

afterAll(async () => {
  await release(original);
});

test('[M02-05] [M02-06] a new version is approved by a second person: new codes follow it, the one before stays valid under its own', async () => {
  const first = await newest();
  const before = await filed(city);
  const hidden = await filed(district, false);
  expect(before.project.code).toMatch(/^\d{4}-450103-04-01-\d{6}$/);

  const id = await draftRule(changed());
  const { codes } = must(await editors.author.post<Preview>(`/api/releases/${id}/preview`));
  const [inCounty, inCity] = codes?.examples ?? [];
  expect([inCounty?.filed, inCity?.filed]).toEqual(['county', 'city']);
  expect(inCounty?.after).toBe(inCounty?.now);
  expect(inCity?.after.slice(5, 11)).toMatch(/^\d{4}00$/);
  expect(codes?.standing.find(({ version }) => version === first)?.count).toBeGreaterThanOrEqual(2);
  must(await decide(editors.author, id, 'submit', { note: '请审核' }));
  expect((await decide(editors.author, id, 'approve')).status).toBe(403);
  must(await decide(editors.approver, id, 'approve', { note: '同意' }));

  const second = await newest();
  expect(second).toBeGreaterThan(first);
  const [byCity, byDistrict] = [await filed(city), await filed(district)];
  expect(byCity.project.code).toMatch(/^\d{4}-450100-05-01-\d{6}$/);
  expect(byDistrict.project.code).toMatch(/^\d{4}-450103-05-01-\d{6}$/);

  const today = daysFromNow(0);
  expect(await verify(byCity.project.code)).toMatchObject({
    valid: true,
    rule: { version: second, from: today, until: null },
  });
  expect(await verify(before.project.code)).toMatchObject({ valid: true, rule: { version: first, others: [] } });
  // Who may not see the project learns what its segments tell, and no more.
  const guess = await verify(hidden.project.code);
  expect([guess.valid, guess.rule?.others.includes(first)]).toEqual([true, true]);
  expect(await verify(hidden.project.code, district)).toMatchObject({ rule: { version: first, others: [] } });
  expect(await verify('2020-450127-78-01-004682')).toMatchObject({
    valid: true,
    rule: { from: '2013', until: '2020', earlier: '2013—2020 年的代码' },
  });

  const wrong = byCity.project.code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  expect(await verify(wrong)).toMatchObject({ valid: false });
  await release(original);
  expect((await filed(city)).project.code).toMatch(/^\d{4}-450103-04-01-\d{6}$/);
  expect(await verify(byCity.project.code)).toMatchObject({ valid: true, rule: { version: second } });
});

test('[M02-05] a version of a later day changes no code before that day', async () => {
  const day = daysFromNow(40);
  const id = await release(changed(), day);
  const [coming, current] = await rules();
  expect([coming?.from, current?.until]).toEqual([day, day]);
  expect((await filed(city)).project.code).toMatch(/^\d{4}-450103-04-01-\d{6}$/);
  must(await decide(editors.approver, id, 'rollback', { note: '测试结束' }));
});

test('[M02-05] what the national frame does not allow stands at its place in both languages, and is not let out', async () => {
  const { id } = await beginRelease(editors.author);
  const { segments } = original;
  const body = { ...original, check: 'none', segments: { ...segments, region: { ...segments.region, digits: 4 } } };
  const { issues } = must(await openDraft(editors.author, id, { ...SLOT, body }), 200, 201);
  expect(issues.map(({ path }) => path).sort()).toEqual(['body.check', 'body.segments.region.digits']);
  expect(issues.find(({ path }) => path === 'body.check')?.message).toContain('校验码');
  expect(refusal(await decide(editors.author, id, 'submit'))).toEqual([422, 'RELEASE_BLOCKED']);
  const [stray] = must(
    await openDraft(editors.author, id, { kind: 'code-rule', key: mark('code'), body: original }),
    200,
    201,
  ).issues;
  expect(stray?.message).toContain('只有一套');
  expect((await releaseOf(editors.author, id)).blockers.length).toBeGreaterThanOrEqual(3);
  must(await editors.author.delete(`/api/releases/${id}`), 204);
});

test('[M02-05] who reads no models is not told the versions of the rule', async () => {
  expect((await district.get('/api/code-rule')).status).toBe(403);
});
