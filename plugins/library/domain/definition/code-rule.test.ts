import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyIssues } from './body';
import { CodeRuleBody } from './code-rule';
import type { Envelope } from './envelope';

const file = join(__dirname, '../../../../seed/reference/definitions/code-rule/project-code.json');
const seed = JSON.parse(readFileSync(file, 'utf8')) as Envelope;
const { segments } = CodeRuleBody.parse(seed.body);
const faults = (body: object, more: Partial<Envelope> = {}) =>
  bodyIssues({ ...seed, region: null, ...more, body: { ...seed.body, ...body } });
const withSegment = (part: keyof typeof segments, more: object) =>
  faults({ segments: { ...segments, [part]: { ...segments[part], ...more } } });

test('[M02-05] the rule that comes with the platform is sound', () => {
  expect(faults({})).toEqual([]);
});

test.each([
  ['time', { form: 'YYYY' }, 'body.segments.time.form'],
  ['region', { digits: 4 }, 'body.segments.region.digits'],
  ['region', { source: 'elsewhere' }, 'body.segments.region.source'],
  ['department', { digits: 3 }, 'body.segments.department.digits'],
  ['department', { otherwise: '4' }, 'body.segments.department.otherwise'],
  ['type', { digits: 1 }, 'body.segments.type.digits'],
  ['serial', { digits: 6 }, 'body.segments.serial.digits'],
  ['serial', { order: 'running' }, 'body.segments.serial.order'],
] as const)('[M02-05] what the frame does not allow is refused where it stands: %s %j', (part, more, path) => {
  const issues = withSegment(part, more);
  expect(issues.map((issue) => issue.path.replace(/\[(\d+)\]/g, '.$1'))).toEqual([path]);
  expect(issues[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(issues[0]?.message.en).toMatch(/^[\x20-\x7e“”]+$/);
});

test('[M02-05] a code without its check digit is refused, with the reason in both languages', () => {
  expect(faults({ check: 'none' })).toMatchObject([
    {
      path: 'body.check',
      message: { zh: expect.stringContaining('校验码'), en: expect.stringContaining('check digit') },
    },
  ]);
});

test('[M02-05] the same library or type twice is a fault of the second', () => {
  const line = { of: 'library', value: 'building', code: '05' };
  expect(withSegment('department', { by: [line, line] })[0]?.path).toContain('by');
  const type = { from: 'it', code: '04' };
  expect(withSegment('type', { map: [type, type] })[0]?.path).toContain('map');
});

test('[M02-05] an earlier form may be described without a check digit, but not for years of the unified code', () => {
  const [form] = CodeRuleBody.parse(seed.body).earlier;
  expect(faults({ earlier: [{ ...form, time: { form: 'YYYY', from: '2009', until: '2012' } }] })).toEqual([]);
  const late = faults({ earlier: [{ ...form, time: { form: 'YYYY', from: '2013', until: '2021' } }] });
  expect(late.map(({ path }) => path.includes('time'))).toEqual([true]);
});

test('[M02-05] there is one code rule, without layers of regions', () => {
  expect(faults({}, { key: 'another' }).map(({ path }) => path)).toEqual(['key']);
  expect(faults({}, { region: '4501' }).map(({ path }) => path)).toEqual(['region']);
});
