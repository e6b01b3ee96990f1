import { DefinitionKey, FieldKey } from '@project-cloud/library';
import fc from 'fast-check';
import { keyFor, loadSyllables } from './suggest-key';

const free = () => false;

describe('the key that is suggested for a name', () => {
  it.each([
    ['专精特新', '-', 'zhuan-jing-te-xin'],
    ['专精特新项目库', '-', 'zjtxxmk'],
    ['研发投入', '_', 'yan_fa_tou_ru'],
    ['上年营业收入', '_', 'snyysr'],
  ] as const)('%s', async (name, join, key) => {
    expect(keyFor((await loadSyllables())(name), join, free)).toBe(key);
  });

  it('is another one when it is taken', () => {
    const taken = new Set(['jia', 'jia_2']);
    expect(keyFor(['jia'], '_', (key) => taken.has(key))).toBe('jia_3');
  });

  it('is always a key', async () => {
    const syllables = await loadSyllables();
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (name) => {
        FieldKey.parse(keyFor(syllables(name), '_', free));
        DefinitionKey.parse(keyFor(syllables(name), '-', free));
      }),
    );
  });
});
