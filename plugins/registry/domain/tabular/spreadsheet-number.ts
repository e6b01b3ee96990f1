/** What the number format of a cell says its number means. */
export type NumberMeaning = 'number' | 'date' | 'percent';

// Built-in formats of ECMA-376 18.8.30, with those of the Chinese locale (27–36, 50–58).
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

export function meaningOf(formatId: number, code: string | undefined): NumberMeaning {
  if (code === undefined) {
    if (isBuiltInDate(formatId)) return 'date';
    return formatId === 9 || formatId === 10 ? 'percent' : 'number';
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '');
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return 'date';
  return bare.includes('%') ? 'percent' : 'number';
}

const DAY = 86_400_000;

/**
 * The ISO date (with time when there is one) of a serial number. The 1900 system has a 29 February 1900 that never
 * was, so serials below 61 count from one day later; files of old Macs count from 1904.
 */
export function fromSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial >= 2_958_466) return null;
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round(days * 86_400);
  const iso = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  return (seconds * 1000) % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Spreadsheets show 15 digits and store 17: the two beyond are noise of binary arithmetic. */
export function cleanNumber(value: number): number {
  return Number(value.toPrecision(15));
}
