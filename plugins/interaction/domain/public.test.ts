import { CORE_FIELDS, Field } from '@project-cloud/library';
import { bulletinGrowth, bulletinRate, total } from './bulletin';
import { publicValues, readable } from './public-field';
import { take } from './token-bucket';

const limit = { burst: 3, perMinute: 60 };

test('a bucket bears a burst, refuses what is beyond, and refills by the second', () => {
  let bucket: Parameters<typeof take>[0];
  const ask = (now: number) => {
    const taken = take(bucket, limit, now);
    bucket = taken.bucket;
    return taken.allowed;
  };
  expect([ask(0), ask(0), ask(0), ask(0)]).toEqual([true, true, true, false]);
  expect(ask(1000)).toBe(true);
  expect(ask(1000)).toBe(false);
  expect(ask(0)).toBe(false);
});

test('only fields called public leave the house; a field says nothing, it is internal', () => {
  const fields = [
    Field.parse({ key: 'scale', label: { zh: '规模', en: '' }, type: 'text', sensitivity: 'public' }),
    Field.parse({ key: 'builder', label: { zh: '施工单位', en: '' }, type: 'text' }),
    Field.parse({ key: 'phone', label: { zh: '电话', en: '' }, type: 'text', sensitivity: 'restricted' }),
  ];
  const values = { scale: '新建', builder: '某公司', phone: '1', unknown: 'x' };
  expect(publicValues(fields, values).map(({ field }) => field.key)).toEqual(['scale']);
  expect(
    publicValues(CORE_FIELDS, { owner_code: '9', is_public: true, name: '路' }).map(({ field }) => field.key),
  ).toEqual(['name']);
});

test('a choice is read by its label', () => {
  const field = Field.parse({
    key: 'level',
    label: { zh: '级别', en: '' },
    type: 'choice',
    options: [{ value: 'city', label: { zh: '市级', en: '' } }],
  });
  expect([readable(field, 'city', 'en'), readable(field, ['city', 'other'], 'zh')]).toEqual([
    '市级',
    ['市级', 'other'],
  ]);
});

test('a bulletin prints one decimal and no rate without a whole', () => {
  expect([
    bulletinRate(1, 3),
    bulletinRate(1, 0),
    bulletinGrowth(2, 3),
    bulletinGrowth(2, 0),
    bulletinGrowth(5, 1),
  ]).toEqual([33.3, null, -33.3, null, null]);
  expect(total([0.1, 0.2])).toBe(0.3);
});
