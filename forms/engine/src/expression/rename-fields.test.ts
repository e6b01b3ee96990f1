import { renameInExpression, renameInSchema } from './rename-fields';

const names = new Map([
  ['fax', 'r45_fax'],
  ['rows', 'r45_rows'],
  ['sum', 'r45_sum'],
]);

test.each([
  ['{{ !empty(fax) && fax != "fax" }}', '{{ !empty(r45_fax) && r45_fax != "fax" }}'],
  ["faxes == 'fax' || my_fax > 1", "faxes == 'fax' || my_fax > 1"],
  ['sum(rows.fax) + sum (rows.sum) + sum', 'sum(r45_rows.fax) + sum (r45_rows.sum) + r45_sum'],
  ["'it\\'s fax' == fax", "'it\\'s fax' == r45_fax"],
])('%s reads the fields by their new names', (before, after) => {
  expect(renameInExpression(before, names)).toBe(after);
});

test('a schema is renamed in conditions and sentences, not in labels, and a column of the same name stays', () => {
  const schema = {
    type: 'array',
    title: 'fax',
    required: '{{ fax > 1 }}',
    'x-check': [{ when: 'fax > 2', message: 'fax {fax}', en: { message: 'the fax {fax}' } }],
    items: { type: 'object', properties: { fax: { 'x-value': '{{ fax }}' }, b: { 'x-value': '{{ fax + sum }}' } } },
  };
  expect(renameInSchema(schema, names)).toEqual({
    type: 'array',
    title: 'fax',
    required: '{{ r45_fax > 1 }}',
    'x-check': [{ when: 'r45_fax > 2', message: 'fax {r45_fax}', en: { message: 'the fax {r45_fax}' } }],
    items: { type: 'object', properties: { fax: { 'x-value': '{{ fax }}' }, b: { 'x-value': '{{ fax + r45_sum }}' } } },
  });
});
