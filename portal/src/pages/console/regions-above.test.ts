import { depthOf, regionsAbove } from './regions-above';

const county = {
  code: '451421',
  name: '扶绥县',
  path: '/45/4514/451421/',
  level: 'county',
  ancestors: [
    { code: '45', name: '广西' },
    { code: '4514', name: '崇左市' },
  ],
};

test('the way down begins with the own region', () => {
  expect(regionsAbove(county, '4514')).toEqual([{ code: '4514', name: '崇左市' }]);
  expect(regionsAbove(county, '45').map(({ code }) => code)).toEqual(['45', '4514']);
});

test('at home there is no way back', () => {
  expect(regionsAbove(county, '451421')).toEqual([]);
  expect(regionsAbove(undefined, '45')).toEqual([]);
});

test('the depth of a region is that of its path', () => {
  expect(depthOf('/45/4514/451421/')).toBe(3);
  expect(depthOf(undefined)).toBe(1);
});
