/** Minutes of the day at the place that is served; a span that ends before it begins runs over midnight. */
export interface QuietHours {
  from: number;
  until: number;
}

const DAY = 24 * 60;
const FORM = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** `21:00-08:00`; null when it is written otherwise. */
export function parseQuietHours(text: string): QuietHours | null {
  const [, fromHour, fromMinute, untilHour, untilMinute] = FORM.exec(text) ?? [];
  if (!fromHour || !fromMinute || !untilHour || !untilMinute) return null;
  return { from: Number(fromHour) * 60 + Number(fromMinute), until: Number(untilHour) * 60 + Number(untilMinute) };
}

/** Minutes of the day in this zone. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/** When a message that is not urgent may go; null: at once. */
export function heldUntil(at: Date, quiet: QuietHours | null, timeZone: string): Date | null {
  if (!quiet || quiet.from === quiet.until) return null;
  const length = (quiet.until - quiet.from + DAY) % DAY;
  const passed = (minuteOfDay(at, timeZone) - quiet.from + DAY) % DAY;
  if (passed >= length) return null;
  const minute = Math.floor(at.getTime() / 60_000);
  return new Date((minute + length - passed) * 60_000);
}
