import type { Post, TrailStep } from '@project-cloud/supervision';
import { dispatchEvents } from './dispatch-event';

const office = (code: string, name: string): Post => ({
  region: { code, name, path: `/45/${code}/` },
  department: null,
  firm: null,
});
const step = (n: number, name: string, to: Post | null, note: string | null): TrailStep => ({
  n,
  step: name,
  at: `2026-11-0${n}T01:00:00.000Z`,
  on: `2026-11-0${n}`,
  by: { username: 'u', name: '黄建业' },
  from: office('4514', '崇左市'),
  to,
  note,
  files: [],
  state: 'issued',
  workingDays: null,
});

describe('[M01-21] an order on the timeline of its project', () => {
  test('tells who asked whom for what, and what was answered', () => {
    const trail = [step(1, 'issue', office('451421', '扶绥县'), null), step(2, 'close', null, '已核实')];
    expect(dispatchEvents('补足人员', trail, 'zh').map(({ title, detail }) => [title, detail])).toEqual([
      ['签发调度单', '崇左市 → 扶绥县：补足人员'],
      ['调度单办结', '崇左市：已核实'],
    ]);
    expect(dispatchEvents('more people', trail, 'en')[1]?.title).toBe('Order closed');
  });
});
