import { readConnector, readTranslation, translationText } from './connector-draft';

test('[M04-10] a translation is read line by line as it is written', () => {
  expect(readTranslation('record=A1\n approval ＝ A2 \n\nnothing')).toEqual({ record: 'A1', approval: 'A2' });
  expect(readTranslation('  ')).toBeUndefined();
  expect(translationText({ record: 'A1', approval: 'A2' })).toBe('record=A1\napproval=A2');
});

test('[M04-10] a body that is half written is shown, and what the page does not show is kept', () => {
  const field = { code: 'x', type: 'date', dateFormat: 'YYYYMMDD', from: { kind: 'field' } };
  expect(readConnector({ fields: [field] }).fields).toEqual([
    { ...field, label: { zh: '', en: '' }, required: false, from: { kind: 'field', key: '' } },
  ]);
  expect(readConnector({}).fields).toEqual([]);
});
