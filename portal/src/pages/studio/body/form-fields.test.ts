import { formFields } from './form-fields';

const schema = {
  type: 'object',
  properties: {
    second: { type: 'string', title: '备注', 'x-index': 9, 'x-component': 'Input.TextArea' },
    investment: {
      type: 'void',
      'x-component': 'Group',
      'x-component-props': { title: '一、投资完成' },
      properties: {
        grid: {
          type: 'void',
          'x-component': 'FormGrid',
          properties: {
            invested_month: {
              type: 'number',
              title: '本月完成投资',
              required: true,
              'x-unit': '万元',
              'x-component': 'NumberPicker',
            },
          },
        },
      },
    },
  },
};

test('fields come in the order in which they show, each with its group, without the layout between', () => {
  expect(formFields(schema).map(({ key, group, type, required }) => [key, group, type, required])).toEqual([
    ['invested_month', '一、投资完成', 'number', true],
    ['second', '', 'longtext', false],
  ]);
});

test('what is no schema has no fields', () => {
  expect(formFields(null)).toEqual([]);
  expect(formFields({ properties: [] })).toEqual([]);
});
