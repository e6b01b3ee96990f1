import { addressOf, receiverName, receiverOptions, usualReceiver } from './address';
import type { Receivers } from './order';

const place: Receivers = {
  receivers: [
    {
      code: '4514',
      name: '崇左市',
      tier: 'city',
      whole: false,
      departments: [{ code: '451400-slj', name: '市水利局' }],
    },
    {
      code: '451421',
      name: '扶绥县',
      tier: 'county',
      whole: true,
      departments: [{ code: '451421-slj', name: '水利局' }],
    },
    { code: '451421101', name: '渠黎镇', tier: 'township', whole: true, departments: [] },
  ],
  firm: '某公司',
};
const words = { whole: (name: string) => `${name}本级`, firm: (name: string) => `单位${name}` };

describe('to whom an order goes', () => {
  it('[M01-21] is the county of the project unless somebody says otherwise', () => {
    expect(usualReceiver(place)).toBe('451421');
    expect(usualReceiver({ receivers: [], firm: '某公司' })).toBe('firm');
    expect(usualReceiver({ receivers: [], firm: null })).toBeNull();
  });

  it('offers an office only where it can be asked itself, and its departments below it', () => {
    const values = receiverOptions(place, words).map(({ options }) => options.map(({ value }) => value));
    expect(values).toEqual([['4514/451400-slj'], ['451421', '451421/451421-slj'], ['451421101'], ['firm']]);
  });

  it('is called by its own name', () => {
    expect(['firm', '451421', '451421/451421-slj', null].map((value) => receiverName(place, value))).toEqual([
      '某公司',
      '扶绥县',
      '水利局',
      null,
    ]);
  });

  it('is said to the server in its own terms', () => {
    expect(addressOf('firm')).toEqual({ firm: true });
    expect(addressOf('451421')).toEqual({ to: '451421' });
    expect(addressOf('451421/451421-slj')).toEqual({ to: '451421', department: '451421-slj' });
  });
});
