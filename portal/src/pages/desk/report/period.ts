/** '2026-11' as a reader says it: 11月, November. */
export function monthName(period: string, language: 'zh' | 'en'): string {
  const month = Number(period.slice(5, 7));
  if (language === 'zh') return `${month}月`;
  return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1));
}

/** The day of the week of '2026-11-23': 星期一, Monday. */
export function weekdayName(date: string, language: 'zh' | 'en'): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** Where a project's report of one month is filled. */
export function reportHref(entryId: string | number, period: string): string {
  return `/desk/entries/${entryId}/reports/${period}`;
}

/** The month that is reported now, by this machine's calendar; the desk's own answer goes before it where it is known. */
export function currentPeriod(now: Date = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}
