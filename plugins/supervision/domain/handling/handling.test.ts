import type { Action } from '@project-cloud/access';
import fc from 'fast-check';
import {
  DayOutOfRange,
  HANDLING_STEPS,
  type Handler,
  type Handling,
  HandlingNotOpen,
  type HandlingStep,
  handlingStepsFor,
  isDeferred,
  isMeasureOverdue,
  measureOf,
  ReviewByAnother,
  revisionOf,
  takeHandlingStep,
} from '.';

const TODAY = '2026-11-22';
const when = { at: '2026-11-22T01:00:00.000Z', today: TODAY };
const fresh: Handling = { state: 'open', measureDue: null, deferredUntil: null, steps: [] };
const somebody = (username: string, actions: Action[] = ['warning.handle', 'warning.review']): Handler => ({
  username,
  name: username,
  may: (action) => actions.includes(action),
});
const wei = somebody('weilifang');
const liang = somebody('liangjianguo');
const firm = somebody('huanghaiyan', ['warning.handle']);

const act = (step: HandlingStep, day: string | null = null) => ({ step, note: '增加两个班组，补齐路基', day });
const after = (handling: Handling, step: HandlingStep, by: Handler, day: string | null = null) =>
  takeHandlingStep(handling, act(step, day), by, when);
const handled = after(fresh, 'handle', wei, '2026-12-20');
const asked = after(handled, 'ask', wei);

test('[M10-37] a measure with its deadline, a close-out that another person reviews', () => {
  expect(handled).toMatchObject({ state: 'handling', measureDue: '2026-12-20' });
  expect(measureOf(handled)).toBe('增加两个班组，补齐路基');
  expect(asked.state).toBe('review');
  expect(() => after(asked, 'settle', wei)).toThrow(ReviewByAnother().message);
  expect(handlingStepsFor(asked, wei, TODAY)).toEqual([]);
  expect(handlingStepsFor(asked, liang, TODAY)).toEqual(['settle', 'return']);
  expect(after(asked, 'settle', liang)).toMatchObject({ state: 'settled' });
  expect(after(asked, 'return', liang)).toMatchObject({ state: 'handling', measureDue: '2026-12-20' });
});

test('a firm sets measures and asks; it reviews and defers nothing', () => {
  expect(handlingStepsFor(fresh, firm, TODAY)).toEqual(['handle']);
  expect(handlingStepsFor(handled, firm, TODAY)).toEqual(['handle', 'ask']);
  expect(handlingStepsFor(asked, firm, TODAY)).toEqual([]);
});

test('a deferral has an end: on its last day it is quiet, the day after it is not', () => {
  const deferred = after(fresh, 'defer', wei, '2026-12-01');
  expect(deferred.state).toBe('open');
  expect(isDeferred(deferred, '2026-12-01')).toBe(true);
  expect(isDeferred(deferred, '2026-12-02')).toBe(false);
  expect(after(deferred, 'resume', liang).deferredUntil).toBeNull();
});

test.each([
  ['handle', null],
  ['handle', '2026-11-21'],
  ['handle', '2027-11-24'],
  ['defer', '2026-11-21'],
  ['defer', '2027-02-21'],
] as const)('%s by %s lies outside its bounds', (step, day) => {
  let fault: unknown;
  try {
    after(fresh, step, wei, day);
  } catch (caught) {
    fault = caught;
  }
  expect(DayOutOfRange.is(fault)).toBe(true);
});

test('a measure is overdue from the day after its deadline, and no longer once it waits for review', () => {
  expect(isMeasureOverdue(handled, '2026-12-20')).toBe(false);
  expect(isMeasureOverdue(handled, '2026-12-21')).toBe(true);
  expect(isMeasureOverdue(asked, '2026-12-21')).toBe(false);
});

test('whatever people do: what is offered is taken, what is not is refused, no line of the trail is lost', () => {
  const people = [wei, liang, firm];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...HANDLING_STEPS), fc.nat(people.length - 1)), { maxLength: 12 }),
      (steps) => {
        let handling = fresh;
        for (const [step, who] of steps) {
          const person = people[who] ?? wei;
          const offered = handlingStepsFor(handling, person, TODAY).includes(step);
          const mayAtAll = step === 'handle' || step === 'ask' || person !== firm;
          let next: Handling | null = null;
          try {
            next = after(handling, step, person, '2026-12-01');
          } catch (fault) {
            if (!HandlingNotOpen.is(fault) && !ReviewByAnother.is(fault)) throw fault;
          }
          if (mayAtAll) expect(next !== null).toBe(offered);
          if (!next) continue;
          expect(revisionOf(next)).toBe(revisionOf(handling) + 1);
          expect(next.steps.slice(0, -1)).toEqual(handling.steps);
          handling = next;
        }
      },
    ),
  );
});
