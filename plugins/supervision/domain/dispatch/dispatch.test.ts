import { addDays, type Calendar, fixedClock, makeCalendar } from '@project-cloud/kernel';
import fc from 'fast-check';
import { type Act, issueOrder, takeStep } from './act';
import { mayIssueTo, mayPassTo, reachAfter } from './line';
import { ENDED, holderOf, isEnded, issuerOf, type Order, waitsFor } from './order';
import { type Actor, type Post, standsAt, tierOf } from './post';
import { standingOf, tiersOf } from './standing';
import { type DispatchStep, STEP_RULES, STEPS, stepsFor } from './steps';
import { pausesOf, termOf } from './term';

const calendar: Calendar = makeCalendar([
  {
    year: 2026,
    status: 'official',
    notice: '国办发明电〔2025〕7号',
    holidays: [{ date: '2026-10-01', name: '国庆节' }],
    workdays: [],
  },
]);

const region = (path: string, name: string) => ({ code: path.split('/').at(-2) ?? '', name, path });
const post = (path: string, name: string, department: string | null = null): Post => ({
  region: region(path, name),
  department: department === null ? null : { code: department, name: `${name}${department}` },
  firm: null,
});
const PROVINCE = post('/45/', '广西', 'fgw');
const CITY = post('/45/4514/', '崇左市');
const COUNTY = post('/45/4514/451421/', '扶绥县');
const SISTER = post('/45/4514/451422/', '宁明县');
const TOWN = post('/45/4514/451421/451421101/', '渠黎镇');
const OTHER_TOWN = post('/45/4514/451421/451421102/', '岜盆乡');
const PLACE = TOWN.region.path;
const FIRM: Post = { region: TOWN.region, department: null, firm: { code: '91451421MAR092QQ9G', name: '某公司' } };
const LINE = [PROVINCE, CITY, COUNTY, TOWN, FIRM];

const actor = (at: Post): Actor => ({ username: 'u', name: '某人', post: at });
const on = (day: string) => ({ at: `${day}T01:00:00.000Z`, on: day, calendar });
const MONDAY = '2026-11-02';

const issue = (from: Post, to: Post, day = MONDAY, workingDays = 5, helpers: { code: string; name: string }[] = []) =>
  issueOrder(actor(from), { to, place: PLACE, coDepartments: helpers, workingDays }, on(day));
const act = (step: DispatchStep, more: Partial<Act> = {}): Act => ({ step, note: '情况', files: [], ...more });
const take = (order: Order, who: Post, what: Act, day = MONDAY) => takeStep(order, what, actor(who), PLACE, on(day));

/** Any walk: at each turn one of the five tiers does one of the things that are open to it, on that day or later. */
const turns = fc.array(
  fc.record({
    who: fc.nat(),
    what: fc.nat(),
    to: fc.nat(),
    wait: fc.nat({ max: 9 }),
    days: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 14 },
);

function walk(moves: { who: number; what: number; to: number; wait: number; days: number }[]): Order[] {
  const orders = [issue(CITY, COUNTY)];
  let day = MONDAY;
  for (const move of moves) {
    const order = orders.at(-1) as Order;
    const open = LINE.flatMap((who) => stepsFor(order, { post: who }).map((step) => ({ who, step })));
    const next = open[(move.who + move.what) % Math.max(1, open.length)];
    if (!next) break;
    day = addDays(day, move.wait);
    const rule = STEP_RULES[next.step];
    const allowed = LINE.filter((to) =>
      next.step === 'reissue' ? mayIssueTo(issuerOf(order), to, PLACE) : mayPassTo(holderOf(order), to, PLACE),
    );
    const to = allowed[move.to % Math.max(1, allowed.length)];
    if (rule.target && !to) continue;
    const more = { ...(to ? { to } : {}), ...(rule.limit && move.days % 2 ? { workingDays: move.days } : {}) };
    orders.push(take(order, next.who, act(next.step, more), day));
  }
  return orders;
}

describe('[M01-21] an order goes to the territory of the project and nowhere else', () => {
  test('a city orders a county of its own, on the line of the project only', () => {
    expect(issue(CITY, COUNTY)).toMatchObject({ state: 'issued', reach: COUNTY.region.path });
    expect(() => issue(CITY, SISTER)).toThrow('宁明县');
    expect(mayIssueTo(SISTER, COUNTY, PLACE)).toBe(false);
    expect(mayIssueTo(TOWN, COUNTY, PLACE)).toBe(false);
    expect(mayIssueTo(COUNTY, COUNTY, PLACE)).toBe(false);
    expect(mayIssueTo(COUNTY, post(COUNTY.region.path, '扶绥县', 'slj'), PLACE)).toBe(true);
  });

  test('only who has it can accept, return or answer it; only the issuer closes it', () => {
    const order = issue(CITY, COUNTY);
    expect(stepsFor(order, { post: COUNTY })).toEqual(['accept', 'pass', 'return']);
    expect(stepsFor(order, { post: CITY })).toEqual(['withdraw']);
    for (const nobody of [SISTER, TOWN, PROVINCE, FIRM]) expect(stepsFor(order, { post: nobody })).toEqual([]);
    const replied = take(take(order, COUNTY, act('accept')), COUNTY, act('reply'));
    expect(stepsFor(replied, { post: CITY })).toEqual(['close', 'reopen']);
    expect(stepsFor(replied, { post: COUNTY })).toEqual([]);
    expect(() => take(replied, COUNTY, act('reply'))).toThrow('崇左市');
  });

  test('an order to a department is nobody else’s of that region', () => {
    const water = post(COUNTY.region.path, '扶绥县', 'slj');
    const order = issue(CITY, water);
    expect(stepsFor(order, { post: water })).toContain('accept');
    expect(stepsFor(order, { post: post(COUNTY.region.path, '扶绥县', 'fgw') })).toEqual([]);
  });
});

describe('[M01-14] five tiers', () => {
  test('a firm raises a matter, it goes up to the province and comes back, and the trail shows all five', () => {
    let order = issue(FIRM, TOWN);
    for (const [who, to] of [
      [TOWN, COUNTY],
      [COUNTY, CITY],
      [CITY, post('/45/', '广西')],
    ] as const) {
      order = take(take(order, who, act('accept')), who, act('pass', { to }));
    }
    const top = post('/45/', '广西');
    order = take(take(order, top, act('accept')), top, act('pass', { to: TOWN }));
    expect(holderOf(order)).toEqual(TOWN);
    order = take(take(order, TOWN, act('accept')), TOWN, act('reply'));
    order = take(order, FIRM, act('close'));
    expect(order.state).toBe('closed');
    expect(tiersOf(order).map(({ tier, posts }) => [tier, posts.length])).toEqual([
      ['province', 1],
      ['city', 1],
      ['county', 1],
      ['township', 1],
      ['enterprise', 1],
    ]);
    expect(order.reach).toBe(TOWN.region.path);
  });

  test('what is returned goes to who gave it, and from the first receiver to the issuer', () => {
    let order = take(issue(CITY, COUNTY), COUNTY, act('pass', { to: TOWN }));
    expect(order.reach).toBe(TOWN.region.path);
    order = take(order, TOWN, act('return'));
    expect([order.state, holderOf(order)]).toEqual(['accepted', COUNTY]);
    order = take(order, COUNTY, act('return'));
    expect([order.state, waitsFor(order)]).toEqual(['returned', CITY]);
  });

  test('who handed it on can take it back; a matter goes up one tier at a time', () => {
    const order = take(issue(CITY, COUNTY), COUNTY, act('pass', { to: TOWN }));
    expect(stepsFor(order, { post: COUNTY })).toEqual(['recall']);
    expect(holderOf(take(order, COUNTY, act('recall')))).toEqual(COUNTY);
    expect(mayPassTo(TOWN, COUNTY, PLACE)).toBe(true);
    expect(mayPassTo(TOWN, CITY, PLACE)).toBe(false);
    expect(mayPassTo(COUNTY, OTHER_TOWN, PLACE)).toBe(false);
  });

  test('handing up leaves the reach, handing down deepens it', () => {
    expect(reachAfter(TOWN.region.path, CITY)).toBe(TOWN.region.path);
    expect(reachAfter(COUNTY.region.path, TOWN)).toBe(TOWN.region.path);
    expect(LINE.map(tierOf)).toEqual(['province', 'city', 'county', 'township', 'enterprise']);
  });
});

describe('[M01-15] departments side by side', () => {
  const [water, land, roads] = ['slj', 'zrzy', 'jtj'].map((code) => post(COUNTY.region.path, '扶绥县', code)) as [
    Post,
    Post,
    Post,
  ];
  const helpers = [{ code: 'slj', name: '水利局' }];

  test('a helper adds its part once, and can entrust it to another', () => {
    const order = issue(CITY, COUNTY, MONDAY, 5, helpers);
    expect(stepsFor(order, { post: land })).toEqual(['accept', 'pass', 'return']);
    expect(stepsFor(order, { post: water })).toEqual(['accept', 'contribute', 'pass', 'entrust', 'return']);
    const added = take(order, water, act('contribute'));
    expect(added).toMatchObject({ state: 'issued', coDepartments: [{ code: 'slj', done: true }] });
    expect(stepsFor(added, { post: water })).not.toContain('contribute');
    const entrusted = take(order, water, act('entrust', { department: { code: 'jtj', name: '交通局' } }));
    expect(entrusted.coDepartments).toEqual([{ code: 'jtj', name: '交通局', done: false }]);
    expect(stepsFor(entrusted, { post: roads })).toContain('contribute');
    expect(stepsFor(entrusted, { post: water })).not.toContain('contribute');
  });

  test('the department that has it hands it to another of the same region', () => {
    const order = take(issue(CITY, land), land, act('pass', { to: water }));
    expect(stepsFor(order, { post: water })).toContain('accept');
    expect(stepsFor(order, { post: land })).toEqual(['recall']);
  });
});

describe('laws', () => {
  test('nothing follows an order that has ended', () => {
    fc.assert(
      fc.property(turns, (moves) => {
        for (const order of walk(moves)) {
          if (!isEnded(order)) continue;
          for (const who of LINE) expect(stepsFor(order, { post: who })).toEqual([]);
          for (const step of STEPS) expect(() => take(order, CITY, act(step, { to: COUNTY }))).toThrow('办结');
        }
      }),
    );
    for (const rule of Object.values(STEP_RULES)) expect(rule.from.some((state) => ENDED.includes(state))).toBe(false);
  });

  test('the trail adds up: one line a step, numbered, the last one says the state, and days never run back', () => {
    fc.assert(
      fc.property(turns, (moves) => {
        walk(moves).forEach((order, at) => {
          expect(order.trail.map(({ n }) => n)).toEqual(Array.from({ length: at + 1 }, (_, i) => i + 1));
          expect(order.trail.at(-1)?.state).toBe(order.state);
          expect([...order.trail].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))).toEqual(order.trail);
          expect(issuerOf(order)).toEqual(CITY);
        });
      }),
    );
  });

  test('as long as an order has not ended somebody on the line can act', () => {
    fc.assert(
      fc.property(turns, (moves) => {
        const last = walk(moves).at(-1) as Order;
        const waiting = waitsFor(last);
        if (waiting === null) return;
        const who = LINE.find((one) => standsAt(one, waiting));
        expect(who && stepsFor(last, { post: who }).length).toBeGreaterThan(0);
      }),
    );
  });

  test('a pause makes a due day later or leaves it, never earlier', () => {
    fc.assert(
      fc.property(turns, (moves) => {
        for (const order of walk(moves)) {
          const plain = termOf({ ...order, trail: [] }, calendar).due;
          expect(order.due >= plain).toBe(true);
        }
      }),
    );
  });
});

describe('limits', () => {
  test('five working days from a Monday end on the next Monday, and each day is accounted for', () => {
    const order = issue(CITY, COUNTY);
    expect(order.due).toBe('2026-11-09');
    expect(termOf(order, calendar).derivation.filter(({ counts }) => counts)).toHaveLength(5);
  });

  test('the days that an order lay with its issuer do not count', () => {
    let order = take(issue(CITY, COUNTY), COUNTY, act('return'), '2026-11-03');
    expect(pausesOf(order.trail, MONDAY)).toEqual([]);
    order = take(order, CITY, act('reissue', { to: COUNTY }), '2026-11-05');
    expect(pausesOf(order.trail, MONDAY)).toEqual([{ from: '2026-11-04', to: '2026-11-05', reason: '退回期间' }]);
    expect(order.due).toBe('2026-11-11');
    const anew = take(take(order, COUNTY, act('accept')), COUNTY, act('reply'), '2026-11-06');
    expect(take(anew, CITY, act('reopen', { workingDays: 2 }), '2026-11-10').due).toBe('2026-11-12');
  });

  test('overdue is computed: on Saturday what was due on Friday is overdue by one', () => {
    const order = issue(CITY, COUNTY, MONDAY, 4);
    expect(order.due).toBe('2026-11-06');
    expect(standingOf(order, '2026-11-06', calendar)).toEqual({ daysLeft: 0, late: null });
    expect(standingOf(order, '2026-11-07', calendar)).toEqual({ daysLeft: -1, late: null });
    const late = take(take(order, COUNTY, act('accept')), COUNTY, act('reply'), '2026-11-10');
    expect(standingOf(late, fixedClock('2026-11-20').today(), calendar)).toEqual({ daysLeft: null, late: 2 });
  });
});
