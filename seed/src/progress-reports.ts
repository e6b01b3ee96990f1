import { addDays, addMonths, type IsoDate, lastDayOf, monthOf } from '@project-cloud/kernel';
import type { ProjectKind } from './catalogue';
import type { Course } from './courses';
import { earliest } from './days';
import type { LedgerMonth } from './ledger';
import { type Random, randomFor } from './random';
import type { ReportRow } from './rows';

/**
 * Who has reported this month: a county all, none, or a part; drafts beside. Reports come in towards the 25th, when they
 * are due: in the first days there are none, and from the 29th on (the last report is then 30 days old) there are all.
 */
export function thisMonth(
  county: string,
  seed: number,
  today: IsoDate,
  random: Random,
): 'submitted' | 'draft' | 'missing' {
  const day = Number(today.slice(8));
  const habit = randomFor(seed, 'habit', county, monthOf(today)).next();
  const usual = habit < 0.12 ? 0 : habit > 0.9 ? 1 : 0.42;
  const ripe = Math.min(1, Math.max(0, (day - 3) / 17));
  const share = day > 28 ? 1 : usual * ripe;
  const drawn = random.next();
  if (drawn < share) return 'submitted';
  return drawn < share + 0.13 ? 'draft' : 'missing';
}

/** The months from `from` to `to`, both included; none when `to` is earlier. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

interface Story {
  code: string;
  kind: ProjectKind;
  course: Course;
  ledger: readonly LedgerMonth[];
  funds: readonly ('fiscal' | 'bond' | 'loan' | 'own')[];
  /** The progress that the last submitted report states, percent. */
  progress: number;
  today: IsoDate;
}

/** The submitted reports, one a month of the ledger. */
export function submittedReports(story: Story, random: Random): ReportRow[] {
  const { ledger, progress } = story;
  const total = ledger.at(-1)?.investedTotal ?? 0;
  const crew = Math.max(6, Math.round((total / 100 / Math.max(1, ledger.length)) * random.between(0.05, 0.12)));
  return ledger.map((month, index) => {
    const last = index === ledger.length - 1;
    const done = total === 0 ? 0 : Math.floor((progress * month.investedTotal * 10) / total) / 10;
    const values = {
      invested_month: month.invested / 100,
      invested_year: month.investedYear / 100,
      ...paidBySource(month.paid, story.funds),
      workers: month.invested === 0 ? 0 : Math.round(crew * random.between(0.7, 1.3)),
      progress: last ? progress : done,
      progress_note: noteOf(story.kind, last ? progress : done, month.invested / 100),
      problems: problemsOf(story.course, random),
    };
    return row(story, month.period, 'submitted', values, random);
  });
}

/** The report of `period`, begun but not sent: the figure is there, the note is not. */
export function draftReport(story: Story, period: string, random: Random): ReportRow {
  const before = story.ledger.at(-1);
  const guess = Math.round(((before?.invested ?? 0) / 100) * random.between(0.8, 1.1));
  const sameYear = before?.period.slice(0, 4) === period.slice(0, 4);
  const values = {
    invested_month: guess,
    invested_year: (sameYear ? (before?.investedYear ?? 0) / 100 : 0) + guess,
    progress: Math.min(100, Math.round((story.progress + random.between(0, 2)) * 10) / 10),
  };
  return row(story, period, 'draft', values, random);
}

function row(story: Story, period: string, state: ReportRow['state'], values: object, random: Random): ReportRow {
  const wanted = addDays(`${period}-01`, random.whole(17, 24));
  const reported_on = earliest(wanted, lastDayOf(period), story.today);
  return { project_code: story.code, library: 'building', period, state, reported_on, values: { ...values } };
}

/** Cents, split evenly over the sources; the first takes what does not divide. */
function paidBySource(paid: number, sources: Story['funds']): Record<string, number> {
  const part = Math.floor(paid / sources.length);
  return Object.fromEntries(
    sources.map((source, index) => [`paid_${source}`, (index === 0 ? paid - part * (sources.length - 1) : part) / 100]),
  );
}

function noteOf(kind: ProjectKind, progress: number, invested: number): string {
  if (progress >= 100) return '全部建设内容已完成，办理竣工验收。';
  if (invested === 0 && progress === 0) return '尚未开工，正在办理用地和施工招标手续。';
  const { reached, next } = milestonesAt(kind, progress);
  const before = reached ? `${reached.replace(/完成$/, '')}已完成，` : '';
  return `${before}正在推进${next}前的各项施工，累计形象进度 ${progress} %。`;
}

/** The milestone that lies behind and the one ahead. */
export function milestonesAt(kind: ProjectKind, progress: number): { reached: string | null; next: string } {
  const { milestones } = kind;
  const index = Math.min(milestones.length - 1, Math.floor((progress / 100) * milestones.length));
  return { reached: milestones[index - 1] ?? null, next: milestones[index] ?? '竣工验收' };
}

function problemsOf(course: Course, random: Random): string[] {
  if (course.fundsGap) return ['funds'];
  if (course.permitMissing) return ['permits'];
  if (course.light === 'red') return random.chance(0.3) ? ['land', 'funds'] : ['land'];
  if (course.light === 'yellow') return [random.pick(['land', 'utilities', 'funds'])];
  return random.chance(0.06) ? [random.pick(['land', 'utilities', 'permits'])] : ['none'];
}
