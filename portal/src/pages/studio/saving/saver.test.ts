import { createSaver, type Outcome, type SavingState } from './saver';

function bench(answers: Outcome[]) {
  const sent: [number, string][] = [];
  const states: SavingState['at'][] = [];
  const saved: string[] = [];
  const saver = createSaver<string>({
    revision: 1,
    wait: 1,
    retry: 5,
    send: async (revision, value) => {
      sent.push([revision, value]);
      await new Promise((resolve) => setTimeout(resolve, 2));
      return answers.shift() ?? { kind: 'saved', revision: revision + 1, savedAt: 'now' };
    },
    onState: ({ at }) => states.push(at),
    onSaved: (value) => saved.push(value),
  });
  return { saver, sent, states, saved };
}
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Waits for what comes by itself, as long as a busy machine needs. */
async function until(there: () => boolean) {
  for (let n = 0; n < 400 && !there(); n += 1) await rest(5);
}

describe('saving a draft by itself', () => {
  it('sends the newest once, with the revision of the answer before', async () => {
    const { saver, sent, saved } = bench([]);
    saver.note('a');
    saver.note('b');
    expect(await saver.flush()).toBe(true);
    saver.note('c');
    expect(await saver.flush()).toBe(true);
    expect(sent).toEqual([
      [1, 'b'],
      [2, 'c'],
    ]);
    expect(saved).toEqual(['b', 'c']);
  });

  it('what is typed while a request is on its way follows it', async () => {
    const { saver, sent } = bench([]);
    saver.note('a');
    await until(() => sent.length === 1);
    saver.note('b');
    await until(() => sent.length === 2);
    expect(sent).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('stops at a conflict, keeps what was typed, and goes on from the revision that was settled', async () => {
    const { saver, sent, states, saved } = bench([{ kind: 'conflict' }]);
    saver.note('a');
    expect(await saver.flush()).toBe(false);
    saver.note('b');
    await rest(20);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toBe('conflict');
    expect(saved).toEqual([]);
    saver.settle(7);
    saver.note('c');
    expect(await saver.flush()).toBe(true);
    expect(sent.at(-1)).toEqual([7, 'c']);
  });

  it('tries again when the network was away', async () => {
    const { saver, sent, states } = bench([{ kind: 'failed', message: 'x', again: true }]);
    saver.note('a');
    await until(() => sent.length === 2 && states.at(-1) === 'rest');
    expect(sent).toEqual([
      [1, 'a'],
      [1, 'a'],
    ]);
    expect(states.at(-1)).toBe('rest');
  });

  it('a refusal is not sent again by itself', async () => {
    const { saver, sent, states } = bench([{ kind: 'failed', message: '太大', again: false }]);
    saver.note('a');
    expect(await saver.flush()).toBe(false);
    await rest(20);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toBe('failed');
  });
});
