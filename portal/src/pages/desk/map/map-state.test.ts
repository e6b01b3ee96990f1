import { askedBounds, type MapState, readMapState, writeMapState } from './map-state';

const state: MapState = {
  on: ['basic-farmland', 'power-corridor'],
  opacity: 40,
  library: 'building',
  region: '450103',
  lights: ['red', 'none'],
  tab: 'projects',
  picked: { kind: 'features', of: [{ key: 'basic-farmland', id: 3 }] },
  view: { at: [108.3, 22.8], zoom: 9.5 },
};

test('[M06-12] what a map shows stands in its address, and comes back from there', () => {
  expect(readMapState(writeMapState(state))).toEqual(state);
  const plain = readMapState(new URLSearchParams());
  expect(String(writeMapState(plain))).toBe('');
  expect(readMapState(writeMapState({ ...plain, picked: { kind: 'project', id: 'a'.repeat(24) } })).picked).toEqual({
    kind: 'project',
    id: 'a'.repeat(24),
  });
});

test('an address that somebody has bent shows a map all the same', () => {
  const bent = new URLSearchParams('on=A%20B,ok&opacity=7000&light=blue&tab=x&open=f:..%2F,1&at=999,1,2');
  expect(readMapState(bent)).toMatchObject({
    on: ['ok'],
    opacity: 70,
    lights: [],
    tab: 'layers',
    picked: null,
    view: null,
  });
});

test('what is asked for holds what is seen, and stays the same while the map moves a little', () => {
  const [west, south, east, north] = askedBounds([108.01, 22.51, 108.9, 23.2]);
  expect(west <= 108.01 && south <= 22.51 && east >= 108.9 && north >= 23.2).toBe(true);
  expect(askedBounds([108.02, 22.52, 108.91, 23.21])).toEqual([west, south, east, north]);
});
