/** The middle one: a neighbour who takes the machine for one round does not decide. */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export const round = (number, places = 1) => Math.round(number * 10 ** places) / 10 ** places;

/**
 * Ours and the floor in turn, so that both see the same weather; one round of each to warm up is not counted.
 * Answers the medians and the median of the ratios of each pair.
 */
export async function inTurn({ rounds, ours, floor, say }) {
  const pairs = [];
  for (let turn = 0; turn <= rounds; turn += 1) {
    const pair = { ours: await ours(turn), floor: await floor(turn) };
    if (turn === 0) continue;
    pairs.push(pair);
    say(`  round ${turn}: ours ${round(pair.ours.perSecond)}/s, floor ${round(pair.floor.perSecond)}/s`);
  }
  const middle = (side, figure) => round(median(pairs.map((pair) => pair[side][figure])));
  return {
    ours: middle('ours', 'perSecond'),
    floor: middle('floor', 'perSecond'),
    ratio: round(median(pairs.map((pair) => pair.ours.perSecond / pair.floor.perSecond)), 2),
    p50: middle('ours', 'p50'),
    p95: middle('ours', 'p95'),
    floorP50: middle('floor', 'p50'),
  };
}
