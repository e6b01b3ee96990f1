import { readSentence } from './condition';
import { toFilter } from './to-filter';

const listed = new Set(['total_investment', 'fund_sources', 'is_public', 'key_level']);
const filter = (text: string) => {
  const sentence = readSentence(text);
  return sentence && toFilter(sentence, listed);
};

describe('how many projects a condition is true of', () => {
  it('a sentence that a list can ask becomes its filter', () => {
    expect(filter("total_investment >= 5000 && contains(fund_sources, 'bond')")).toEqual([
      { key: 'total_investment', op: 'gte', value: 5000 },
      { key: 'fund_sources', op: 'contains', value: 'bond' },
    ]);
    expect(filter("is_public && key_level in ['city', 'county']")).toEqual([
      { key: 'is_public', op: 'eq', value: true },
      { key: 'key_level', op: 'in', value: ['city', 'county'] },
    ]);
    expect(filter('!empty(key_level)')).toEqual([{ key: 'key_level', op: 'empty', value: false }]);
  });

  it.each([
    'total_investment > 1 || is_public',
    'total_investment > other',
    'other > 1',
    "!contains(fund_sources, 'bond')",
  ])('“%s” is not counted', (text) => {
    expect(filter(text)).toBeNull();
  });
});
