import { compileForm } from '../compile/compile-form';
import { composeForm } from '../compose/compose-form';
import { inLanguage } from './in-language';
import type { JsonSchema } from './json-schema';

const base: JsonSchema = {
  type: 'object',
  title: '登记表',
  'x-en': { title: 'Registration' },
  properties: {
    part: {
      type: 'void',
      title: '一、情况',
      'x-en': { title: '1. Facts', note: 'Only what is known.' },
      'x-component': 'Group',
      'x-component-props': { title: '一、情况', note: '只填知道的。' },
      properties: {
        name: { type: 'string', title: '名称', description: '写全称。', 'x-component': 'Input' },
        level: {
          type: 'string',
          title: '级别',
          enum: [
            { value: 'a', label: '甲' },
            { value: 'b', label: '乙' },
          ],
          'x-en': { enum: { b: 'Second' } },
          'x-component': 'Select',
          'x-component-props': { placeholder: '请选' },
        },
      },
    },
  },
};
const wordings = {
  name: { label: { zh: '名称', en: 'Name' } },
  level: { label: { zh: '级别', en: '' }, options: [{ value: 'a', label: { zh: '甲', en: 'First' } }] },
};
const english = (schema: JsonSchema) => compileForm(inLanguage(schema, 'en', wordings)).fields;

test('English comes from the form, else from a field of the library that says the same, else Chinese stays', () => {
  expect(inLanguage(base, 'en', wordings).title).toBe('Registration');
  const { name, level } = english(base);
  expect(name).toMatchObject({ title: 'Name', help: '写全称。', group: { title: '1. Facts' } });
  expect(level).toMatchObject({ title: '级别', options: [{ label: 'First' }, { label: 'Second' }] });
});

test('parts keep their notes in step, and Chinese stays as it was written', () => {
  const part = (inLanguage(base, 'en', wordings).properties as Record<string, JsonSchema>).part;
  expect(part?.['x-component-props']).toEqual({ title: '1. Facts', note: 'Only what is known.' });
  expect(inLanguage(base, 'zh', wordings)).toBe(base);
});

test('what is asked and judged does not depend on the language', () => {
  const [zh, en] = [compileForm(base), compileForm(inLanguage(base, 'en', wordings))];
  expect(en.keys).toEqual(zh.keys);
  const ctx = { today: '2026-11-22' };
  const input = { name: 5, level: 'c', nope: 1 };
  const judged = (form: typeof zh) =>
    form
      .validate(input, ctx)
      .issues.map(({ path, code, message }) => (code === 'enum' ? { path, code } : { path, code, message }));
  expect(judged(en)).toEqual(judged(zh));
  // A refusal names the options as they are shown.
  expect(en.validate(input, ctx).issues.find(({ code }) => code === 'enum')?.message.en).toContain('First, Second');
});

test('a layer that relabels brings its own English; without it the old English is not left behind', () => {
  const relabelled = (en?: string) =>
    composeForm(base, [
      {
        region: '45',
        version: 1,
        operations: [{ op: 'relabel', target: 'name', label: '全称', ...(en ? { en } : {}) }],
      },
    ]).schema;
  expect(english(relabelled('Full name')).name?.title).toBe('Full name');
  expect(english(relabelled()).name?.title).toBe('全称');
});
