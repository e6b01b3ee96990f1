import type { Desk } from './designer';
import { bodyOf, documentOf } from './designer';
import { begin, record, redo, undo } from './history';
import { sampleForm } from './sample-form';
import { createDesignerStore } from './store';
import { keysOf } from './tree';

const desk: Desk = { setting: null, published: new Set(), readOnly: false };
const store = (with_: Partial<Desk> = {}) => createDesignerStore(documentOf(sampleForm(), null), { ...desk, ...with_ });

describe('the designer', () => {
  it('takes steps back and forward, and a new one forgets what was undone', () => {
    const one = store();
    one.act({ gesture: { do: 'remove', key: 'phone' } });
    one.act({ gesture: { do: 'remove', key: 'level' } });
    one.act({ undo: true });
    one.act({ undo: true });
    expect(JSON.stringify(one.get().schema)).toBe(JSON.stringify(sampleForm()));
    one.act({ redo: true });
    expect(keysOf(one.get().tree.parts)).not.toContain('phone');
    one.act({ gesture: { do: 'remove', key: 'total' } });
    expect(one.get().history.future).toEqual([]);
  });

  it('keystrokes in one property are one step', () => {
    const one = store();
    for (const title of ['甲', '甲乙', '甲乙丙'])
      one.act({ gesture: { do: 'set', key: 'total', changes: { title } }, mark: 'total.title' });
    one.act({ undo: true });
    expect(JSON.stringify(one.get().schema)).toBe(JSON.stringify(sampleForm()));
  });

  it('draws only what changed', () => {
    const one = store();
    const before = one.get().view;
    one.act({ gesture: { do: 'set', key: 'total', changes: { title: '甲' } } });
    const { view } = one.get();
    expect(view.lines).toBe(before.lines);
    const redrawn = [...view.rows].filter(([key, row]) => before.rows.get(key) !== row).map(([key]) => key);
    expect(redrawn).toEqual(['total']);
  });

  it('in a layer too, although the form is composed anew', () => {
    const setting = { region: '451421', base: sampleForm(), outer: [] };
    const one = createDesignerStore(documentOf({ base: 1, operations: [] }, '451421'), { ...desk, setting });
    const before = one.get().view;
    one.act({ gesture: { do: 'remove', key: 'phone' } });
    const { view } = one.get();
    expect([...view.rows].filter(([key, row]) => before.rows.get(key) !== row).map(([key]) => key)).toEqual(['phone']);
    expect(view.rows.get('phone')).toMatchObject({ hiddenBy: '451421', changedBy: '451421', layer: null });
  });

  it('a refusal is said and changes nothing; what can only be read stays', () => {
    const one = store();
    one.act({ gesture: { do: 'step', key: 'basics', by: -1 } });
    expect(one.get().refusal?.code).toBe('edge');
    expect(one.get().history.past).toEqual([]);
    const shut = store({ readOnly: true });
    shut.act({ gesture: { do: 'remove', key: 'phone' } });
    expect(keysOf(shut.get().tree.parts)).toContain('phone');
  });

  it('what is saved can be opened again', () => {
    const one = store();
    one.act({ gesture: { do: 'copy', key: 'funds' } });
    const body = bodyOf(one.get().history.present, 1);
    expect(documentOf(JSON.parse(JSON.stringify(body)), null)).toEqual(one.get().history.present);
    expect(bodyOf(documentOf({ base: 3, operations: [{ op: 'hide', target: 'a' }] }, '4514'), 3)).toEqual({
      base: 3,
      operations: [{ op: 'hide', target: 'a' }],
    });
  });

  it('a step that changes nothing is none', () => {
    const first = begin('a');
    expect(record(first, 'a')).toBe(first);
    expect(undo(first)).toBe(first);
    expect(redo(first)).toBe(first);
  });
});
