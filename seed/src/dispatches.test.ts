import { join } from 'node:path';
import { makeCalendar, weekdayOf } from '@project-cloud/kernel';
import { datedDispatches } from './dispatches';
import { loadReference } from './reference';

const { cast } = loadReference(join(__dirname, '../reference'));
const plain = makeCalendar([]);

describe('orders of the demonstration', () => {
  it('name projects and people that are there', () => {
    const projects = new Set(cast.showcase.map(({ name }) => name));
    const people = new Set(cast.users.map(({ username }) => username));
    expect(cast.dispatches.map(({ project }) => project).filter((name) => !projects.has(name))).toEqual([]);
    const named = cast.dispatches.flatMap(({ by, steps }) => [by, ...steps.map((step) => step.by)]);
    expect(named.filter((name) => !people.has(name))).toEqual([]);
  });

  it('run on days that are worked, forwards, on whatever day the demonstration is made', () => {
    for (const today of ['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-28']) {
      for (const { on, steps } of datedDispatches(cast.dispatches, today, plain)) {
        const days = [on, ...steps.map((step) => step.on)];
        expect(days.filter((day) => weekdayOf(day) > 5)).toEqual([]);
        expect([...days].sort()).toEqual(days);
        expect((days.at(-1) ?? '') <= today).toBe(true);
      }
    }
  });
});
