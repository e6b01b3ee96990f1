import { fixedClock, systemClock } from './clock';
import { parseIsoDate } from './iso-date';

describe('clocks', () => {
  test('today is the day of the place, not of the server', () => {
    expect(fixedClock('2026-11-21T16:30:00Z').today()).toBe('2026-11-22');
    expect(fixedClock('2026-11-21T16:30:00Z', 'America/New_York').today()).toBe('2026-11-21');
  });

  test.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])(
    'a clock fixed on a day stands on that day in %s',
    (zone) => {
      const clock = fixedClock('2026-11-22', zone);
      expect(clock.today()).toBe('2026-11-22');
      expect(fixedClock(clock.now().toISOString(), zone).today()).toBe('2026-11-22');
    },
  );

  test('a fixed clock cannot be moved by what it gave out', () => {
    const clock = fixedClock('2026-11-22T00:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2026-11-22T00:00:00.000Z');
  });

  test('what is no time is a fault in our own code', () => {
    expect(() => fixedClock('soon')).toThrow(RangeError);
  });

  test('the system clock tells the time', () => {
    const clock = systemClock();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
    expect(parseIsoDate(clock.today())).not.toBeNull();
  });
});
