import type { JsonSchema } from '@project-cloud/forms-engine';

const field = (title: string, component: string, type: string, more: JsonSchema = {}): JsonSchema => ({
  type,
  title,
  ...more,
  'x-decorator': 'FormItem',
  'x-component': component,
});

/** A small form for the tests of the designer: two groups, one of them with conditions, a locked field, a computed one. */
export function sampleForm(): JsonSchema {
  return {
    type: 'object',
    title: '样表',
    properties: {
      basics: {
        type: 'void',
        title: '一、基本情况',
        'x-component': 'Group',
        'x-component-props': { title: '一、基本情况' },
        properties: {
          basics_grid: {
            type: 'void',
            'x-component': 'FormGrid',
            properties: {
              name: field('项目名称', 'Input', 'string', { required: true, maxLength: 200, 'x-locked': true }),
              total: field('总投资', 'MoneyInput', 'number', { minimum: 0, maximum: 1000, 'x-unit': '万元' }),
              level: field('级别', 'Select', 'string', {
                enum: [
                  { label: '市级', value: 'city' },
                  { label: '县级', value: 'county' },
                ],
              }),
              phone: field('电话', 'Input', 'string'),
            },
          },
        },
      },
      funds: {
        type: 'void',
        title: '二、资金',
        'x-component': 'Group',
        'x-component-props': { title: '二、资金' },
        properties: {
          funds_grid: {
            type: 'void',
            'x-component': 'FormGrid',
            properties: {
              paid: field('到位资金', 'MoneyInput', 'number', { 'x-visible': '{{ total > 10 }}', 'x-unit': '万元' }),
              rest: field('未到位', 'Computed', 'number', { 'x-type': 'money', 'x-value': '{{ total - paid }}' }),
            },
          },
        },
      },
    },
  };
}
