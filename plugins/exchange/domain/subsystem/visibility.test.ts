import type { Subsystem } from './subsystem';
import { isFor, isOffered } from './visibility';

const region = (path: string) => ({ code: path, name: path, path });
const FUSUI = '/45/4514/451421/';
const QINGXIU = '/45/4501/450103/';
const subsystem = (more: Partial<Subsystem> = {}): Subsystem => ({
  key: 'smart-site',
  title: { zh: '智慧工地', en: 'Smart site' },
  url: 'https://site.example.gov.cn/',
  places: ['navigation', 'project'],
  roles: ['official', 'enterprise'],
  regions: [region(FUSUI)],
  opens: 'embedded',
  pinned: false,
  state: 'active',
  reason: null,
  revision: 1,
  ...more,
});
const official = (path: string) => ({ role: 'official' as const, region: path });
const firm = { role: 'enterprise' as const, region: null };

test('[M01-17] a county’s own is offered in that county and below, neither next door nor above', () => {
  expect(isOffered(subsystem(), official(FUSUI))).toBe(true);
  expect(isOffered(subsystem(), official(`${FUSUI}451421101/`))).toBe(true);
  expect(isOffered(subsystem(), official(QINGXIU))).toBe(false);
  expect(isOffered(subsystem(), official('/45/4514/'))).toBe(false);
  expect(isOffered(subsystem(), official('/45/'))).toBe(false);
});

test('what serves the whole region is offered everywhere', () => {
  const all = subsystem({ regions: [region('/45/')] });
  for (const path of [FUSUI, QINGXIU, '/45/']) expect(isOffered(all, official(path))).toBe(true);
  expect(isOffered(all, firm)).toBe(true);
});

test('[M01-16] a project has to lie where the subsystem serves, for whoever asks', () => {
  expect(isOffered(subsystem(), official(FUSUI), FUSUI)).toBe(true);
  expect(
    isOffered(subsystem({ regions: [region(FUSUI), region('/45/4501/')] }), official('/45/4501/'), '/45/4502/'),
  ).toBe(false);
});

test('a firm has no region: its project decides', () => {
  expect(isOffered(subsystem(), firm, FUSUI)).toBe(true);
  expect(isOffered(subsystem(), firm, QINGXIU)).toBe(false);
  expect(isOffered(subsystem(), firm)).toBe(false);
});

test('role, place and state each keep it away', () => {
  expect(isOffered(subsystem({ roles: ['leader'] }), official(FUSUI))).toBe(false);
  expect(isOffered(subsystem({ places: ['project'] }), official(FUSUI))).toBe(false);
  expect(isOffered(subsystem({ places: ['navigation'] }), official(FUSUI), FUSUI)).toBe(false);
  expect(isOffered(subsystem({ state: 'disabled' }), official(FUSUI))).toBe(false);
  expect(isFor(subsystem({ state: 'disabled' }), official(FUSUI))).toBe(true);
  expect(isFor(subsystem({ regions: [] }), official(FUSUI))).toBe(false);
});
