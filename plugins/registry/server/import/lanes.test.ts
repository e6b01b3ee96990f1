import { createLanes } from './lanes';

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('pieces run side by side, and what has an order keeps it', async () => {
  const lanes = createLanes(2);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  for (const at of [0, 1, 2, 3]) {
    await lanes.begin(new Set(), async (turn) => {
      running += 1;
      most = Math.max(most, running);
      await soon(at % 2 === 0 ? 20 : 1);
      await turn.inOrder(() => order.push(at));
      running -= 1;
    });
  }
  await lanes.end();
  expect(order).toEqual([0, 1, 2, 3]);
  expect(most).toBe(2);
});

test('two pieces that claim the same never meet', async () => {
  const lanes = createLanes(3);
  let inside = 0;
  for (let at = 0; at < 4; at += 1) {
    await lanes.begin(new Set(['one', `own-${at}`]), async () => {
      inside += 1;
      expect(inside).toBe(1);
      await soon(3);
      inside -= 1;
    });
  }
  await lanes.end();
});

test('a fault ends it: nothing is begun or decided after it, and the first fault is told', async () => {
  const lanes = createLanes(2);
  const decided: string[] = [];
  await lanes.begin(new Set(), async () => {
    throw new Error('first');
  });
  await lanes
    .begin(new Set(), async (turn) => {
      await turn.inOrder(() => decided.push('second'));
    })
    .catch(() => undefined);
  await soon(5);
  await expect(lanes.begin(new Set(), async () => void decided.push('third'))).rejects.toThrow('first');
  await expect(lanes.end()).rejects.toThrow('first');
  expect(decided).toEqual([]);
});
