import { mergeTimeline, type TimelineEvent } from './timeline';
import { type TrailWords, trailEvent } from './trail-event';
import { warningEvents } from './warning-event';

const event = (at: string, title: string, same?: string): TimelineEvent => ({
  at,
  kind: 'report',
  title,
  detail: null,
  actor: null,
  ...(same ? { same } : {}),
});

const words: TrailWords = {
  lang: 'zh',
  fields: new Map([
    ['total_investment', '总投资'],
    ['planned_end', '计划竣工'],
  ]),
  stages: new Map([
    ['building', '在建'],
    ['completed', '竣工'],
  ]),
  libraries: new Map([['building', '在建项目库']]),
};

test('[M01-06] several sources become one line, newest first', () => {
  const merged = mergeTimeline(
    [event('2026-03-01T02:00:00Z', '修改')],
    [event('2026-02-01', '入库'), event('2026-04-01', '竣工')],
  );
  expect(merged.map(({ title }) => title)).toEqual(['竣工', '修改', '入库']);
});

test('what the trail tells, the rows do not tell again; what it tells twice stays twice', () => {
  const trail = [
    event('2026-10-20T01:00:00Z', '提交', 'report/e/2026-10'),
    event('2026-10-22T01:00:00Z', '重新提交', 'report/e/2026-10'),
  ];
  const rows = [
    event('2026-10-22T01:00:00Z', '月报', 'report/e/2026-10'),
    event('2026-09-20T01:00:00Z', '月报', 'report/e/2026-09'),
  ];
  expect(mergeTimeline(trail, rows).map(({ title }) => title)).toEqual(['重新提交', '提交', '月报']);
});

test('a change names the fields that the reader may see and no other', () => {
  const line = {
    at: '2026-10-01T00:00:00Z',
    action: 'entry.change',
    actor: '韦丽芳',
    detail: { changes: { total_investment: [1, 2], contact_phone: ['1', '2'] } },
  };
  expect(trailEvent(line, words)).toMatchObject({ title: '修改项目信息', detail: '总投资', actor: '韦丽芳' });
});

test('a stage is told with the way and the reason; a draft is not told', () => {
  const line = {
    at: '2026-10-01T00:00:00Z',
    action: 'entry.stage',
    actor: '韦丽芳',
    detail: { from: 'building', to: 'completed', note: '验收通过' },
  };
  expect(trailEvent(line, words)?.detail).toBe('在建 → 竣工　验收通过');
  expect(trailEvent({ ...line, action: 'report.draft' }, words)).toBeNull();
});

test('a warning opens, changes and closes, each step with its reason', () => {
  const reason = { zh: '完成率低于时间进度 33 个点', en: '33 points behind' };
  const events = warningEvents(
    '年度投资滞后',
    [
      { at: '2026-09-01T00:00:00+00:00', from: null, to: 'yellow', reason },
      { at: '2026-10-01T00:00:00+00:00', from: 'yellow', to: 'red', reason },
      { at: '2026-11-01T00:00:00+00:00', from: 'red', to: 'green', why: 'cleared' },
    ],
    'zh',
  );
  expect(events.map(({ title, detail }) => [title, detail])).toEqual([
    ['亮黄灯：年度投资滞后', reason.zh],
    ['黄灯变红灯：年度投资滞后', reason.zh],
    ['预警解除：年度投资滞后', '条件已不满足'],
  ]);
});
