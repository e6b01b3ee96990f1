import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Calendar, makeCalendar, parseCalendarYear } from '@project-cloud/kernel';

let made: Calendar | undefined;

/** The working-day calendar from the installation's yearly files; a year without one is provisional. */
export function calendar(): Calendar {
  if (made) return made;
  const folder = join(__dirname, '../../../../seed/reference/calendar');
  const years = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const parsed = parseCalendarYear(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (!parsed.ok)
        throw new Error(
          `seed/reference/calendar/${file}: ${parsed.issues.map((issue) => `${issue.path} ${issue.message.zh}`).join('; ')}`,
        );
      return parsed.year;
    });
  made = makeCalendar(years);
  return made;
}
