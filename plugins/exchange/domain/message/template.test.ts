import { render, TEMPLATES, type TemplateKey } from './template';

test('a message names its project and its day, on one line', () => {
  const { text } = render('order-issued', { project: '扶绥\n水厂', due: '2026-12-01' });
  expect(text).toBe('项目“扶绥 水厂”有新的调度单，请于 2026-12-01 前办理。');
});

test('a missing parameter is refused', () => {
  expect(() => render('order-issued', { project: '水厂' })).toThrow('due');
});

test('what a parameter says is not read as a place for another', () => {
  expect(render('order-issued', { project: '{due}', due: '2026-12-01' }).text).toContain('“{due}”');
});

test('no SMS is longer than gateways take', () => {
  for (const key of Object.keys(TEMPLATES) as TemplateKey[]) {
    expect(render(key, { project: '长'.repeat(900), due: '2026-12-01' }).text.length).toBeLessThanOrEqual(500);
  }
});
