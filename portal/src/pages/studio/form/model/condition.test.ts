import { parseExpression } from '@project-cloud/forms-engine';
import fc from 'fast-check';
import { type Clause, isComplete, opsFor, readSentence, type Sentence, writeSentence } from './condition';
import { readFormula, writeFormula } from './formula';

const fields = {
  total: 'money',
  level: 'choice',
  sources: 'choices',
  start: 'date',
  end: 'date',
  open: 'yesno',
  name: 'text',
  photos: 'file',
} as const;

const quoted = fc.string({ maxLength: 8 }).filter((text) => text !== '');
const literal = (value: string | number) => ({ kind: 'literal' as const, value });
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({
    field: fc.constant('total'),
    op: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'eq' as const),
    value: fc.integer({ min: 0, max: 9999 }).map(literal),
  }),
  fc.record({
    field: fc.constant('level'),
    op: fc.constantFrom('eq' as const, 'ne' as const),
    value: quoted.map(literal),
  }),
  fc.record({
    field: fc.constant('level'),
    op: fc.constant('in' as const),
    value: fc.array(quoted, { minLength: 1, maxLength: 3 }).map((value) => ({ kind: 'list' as const, value })),
  }),
  fc.record({
    field: fc.constant('sources'),
    op: fc.constantFrom('contains' as const, 'lacks' as const),
    value: quoted.map(literal),
  }),
  fc.record({
    field: fc.constant('start'),
    op: fc.constantFrom('lt' as const, 'gte' as const),
    value: fc.constantFrom({ kind: 'today' as const }, { kind: 'field' as const, key: 'end' }),
  }),
  fc.record({
    field: fc.constant('open'),
    op: fc.constantFrom('yes' as const, 'no' as const),
    value: fc.constant(null),
  }),
  fc.record({
    field: fc.constantFrom('name', 'photos'),
    op: fc.constantFrom('filled' as const, 'empty' as const),
    value: fc.constant(null),
  }),
);
const sentence: fc.Arbitrary<Sentence> = fc
  .record({
    join: fc.constantFrom('&&' as const, '||' as const),
    clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
  })
  .map((one) => (one.clauses.length === 1 ? { ...one, join: '&&' as const } : one));

describe('conditions as sentences', () => {
  it('every sentence can be written and read again, and the engine takes it', () => {
    fc.assert(
      fc.property(sentence, (one) => {
        const text = writeSentence(one);
        expect(readSentence(text)).toEqual(one);
        expect(isComplete(one)).toBe(true);
        expect(parseExpression(text, { fields })).toMatchObject({ ok: true });
      }),
    );
  });

  it.each<[string, string]>([
    ['{{ total >= 5000 }}', 'total >= 5000'],
    ['(total > 1) && !empty(name)', 'total > 1 && !empty(name)'],
    ['open', 'open == true'],
    ['!open || level == "a"', "open == false || level == 'a'"],
    ["name == 'a && b'", "name == 'a && b'"],
  ])('reads %s', (text, written) => {
    const read = readSentence(text);
    expect(read && writeSentence(read)).toBe(written);
  });

  it.each([
    'total > 1 && (open || empty(name))',
    'total > 1 && open || empty(name)',
    'total + 1 > 2',
    'days(start, end) > 3650',
    'total > 1 &&',
    '',
    "name == 'a",
  ])('leaves “%s” to the formula', (text) => {
    expect(readSentence(text)).toBeNull();
  });

  it('an unfinished sentence is told apart', () => {
    expect(isComplete({ join: '&&', clauses: [{ field: 'total', op: 'gt', value: null }] })).toBe(false);
    expect(isComplete({ join: '&&', clauses: [{ field: '', op: 'empty', value: null }] })).toBe(false);
    expect(isComplete({ join: '&&', clauses: [] })).toBe(false);
  });

  it.each(Object.entries(fields))('offers for %s only what the engine takes', (key, kind) => {
    for (const op of opsFor(kind)) {
      const value = kind === 'money' ? literal(1) : kind === 'date' ? { kind: 'today' as const } : literal('a');
      const text = writeSentence({
        join: '&&',
        clauses: [{ field: key, op, value: op === 'in' ? { kind: 'list', value: ['a'] } : value }],
      });
      expect(parseExpression(text, { fields })).toMatchObject({ ok: true });
    }
  });
});

describe('calculations in one line', () => {
  it.each(['total', 'coalesce(total, 0) + paid - 5', 'total / 12 * 2', '100'])('reads and writes %s', (text) => {
    const read = readFormula(text);
    expect(read && writeFormula(read)).toBe(text);
  });

  it.each(['a + b * c', 'sum(rows.amount)', '(a + b)', 'a +', 'round(a)', ''])(
    'leaves “%s” to the expression',
    (text) => {
      expect(readFormula(text)).toBeNull();
    },
  );
});
