import { parseConditions } from '@project-cloud/rules-engine';
import { operatorsOf, readConditions, writeConditions } from './conditions';

describe('the conditions of an admission', () => {
  const rows = [
    { fact: 'stage', operator: 'equal', value: 'ready' },
    { fact: 'total_investment', operator: 'greaterThanInclusive', value: 5000 },
  ];

  it.each(['all', 'any'] as const)(
    '[P1] rows joined by %s are read again as they were written, and the engine takes them',
    (join) => {
      const json = writeConditions({ join, rows });
      expect(readConditions(json)).toEqual({ join, rows });
      expect(parseConditions(json)).toMatchObject({ ok: true });
    },
  );

  it('leaves groups in groups to the text', () => {
    expect(readConditions({ all: [{ any: rows }] })).toBeNull();
    expect(readConditions({ not: rows[0] })).toBeNull();
  });

  it.each(['number', 'date', 'text', 'boolean', 'list'])('every operator for a %s is one of the engine', (type) => {
    for (const operator of operatorsOf(type)) {
      const value = operator === 'in' ? ['a'] : type === 'number' ? 1 : type === 'date' ? '2026-01-01' : 'a';
      expect(parseConditions({ all: [{ fact: 'x', operator, value }] })).toMatchObject({ ok: true });
    }
  });
});
