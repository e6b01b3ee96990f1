import { Link } from 'umi';
import { type Entry, type FieldInfo, type Report, useQuery } from '@/client';
import {
  type Column,
  EmptyState,
  formatDate,
  formatMoney,
  formatPercent,
  Loaded,
  ResponsiveTable,
  SectionTitle,
} from '@/components';
import { formatValue, isFigure } from '@/form/format-value';
import { unitName, useLabel, useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { dossierWords } from '@/locale/dossier';
import { currentPeriod, reportHref } from '../report/period';
import { useReporter } from '../report/use-reporter';
import css from './dossier.css';
import { MonthBars } from './month-bars';
import { Photos } from './photos';
import { useLibrary } from './use-library';

/** Which of the reports' fields a table tells: all, the money, or the work. */
type Told = 'all' | 'money' | 'work';

const isMoney = ({ type }: FieldInfo) => type === 'money' || type === 'computed';
const isPhoto = ({ type }: FieldInfo) => type === 'file' || type === 'image';

const TELLS: Record<Told, (field: FieldInfo) => boolean> = {
  all: ({ type }) => type !== 'longtext',
  money: isMoney,
  work: (field) => !isMoney(field) && field.type !== 'choices',
};

/** The monthly reports, newest first, with the months as bars; `full` is for a page, without it for a drawer. */
export function ReportTable({ entry, full = false, told = 'all' }: { entry: Entry; full?: boolean; told?: Told }) {
  const t = useText(words);
  const own = useText(dossierWords);
  const label = useLabel();
  const { language } = useLanguage();
  const reporterOf = useReporter();
  const query = useQuery<{ items: Report[] }>(`/entries/${entry.id}/reports`);
  const library = useLibrary(entry).data;
  const all = library?.reportFields ?? [];
  const fields = all.filter((field) => TELLS[told](field) && !isPhoto(field));
  const work = told === 'work' ? all.find(({ key }) => key === library?.reporting?.progress) : undefined;
  const measure = told === 'work' ? work : all.find((field) => field.type === 'money');
  const title = told === 'money' ? own('months') : told === 'work' ? own('progress') : null;
  return (
    <section className={css.block}>
      {title ? <SectionTitle title={title} /> : null}
      <Loaded query={query} rows={5}>
        {({ items }) => {
          const reports = [...items].sort((a, b) => (a.period < b.period ? 1 : -1));
          if (reports.length === 0) {
            return (
              <EmptyState
                title={t('dossier.noReports')}
                hint={t('dossier.noReportsHint')}
                action={
                  entry.may.report ? <Link to={reportHref(entry.id, currentPeriod())}>{t('drawer.report')}</Link> : null
                }
              />
            );
          }
          return (
            <>
              {measure ? <Months reports={reports.slice(0, full ? 24 : 12)} measure={measure} /> : null}
              <ResponsiveTable<Report>
                caption={title ?? t('dossier.reports')}
                rows={full ? reports : reports.slice(0, 8)}
                rowKey={(report) => report.period}
                columns={reportColumns(entry, full ? fields : fields.slice(0, 3), label, language, reporterOf, t)}
              />
              {full && told !== 'money' ? (
                <Photos reports={reports} fields={all.filter(isPhoto).map(({ key }) => key)} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** One field over the months, as bars. */
function Months({ reports, measure }: { reports: Report[]; measure: FieldInfo }) {
  const t = useText(words);
  const label = useLabel();
  const { language } = useLanguage();
  const figure = (value: unknown) => (typeof value === 'number' ? value : null);
  return (
    <figure className={css.chart}>
      <figcaption>
        {label(measure.label)} <span className="unit">{unitName(measure.unit ?? '', language)}</span>
        <span className="note"> {t('dossier.dataTo', { month: reports[0]?.period ?? '' })}</span>
      </figcaption>
      <MonthBars
        name={label(measure.label)}
        format={measure.type === 'percent' ? formatPercent : formatMoney}
        bars={[...reports].reverse().map((report) => ({
          label: String(Number(report.period.slice(5))),
          value: figure(report.values[measure.key]),
        }))}
      />
    </figure>
  );
}

function reportColumns(
  entry: Entry,
  fields: FieldInfo[],
  label: ReturnType<typeof useLabel>,
  language: 'zh' | 'en',
  reporterOf: (report: Report) => string,
  t: (key: keyof typeof words.zh) => string,
): Column<Report>[] {
  return [
    {
      key: 'period',
      title: t('dossier.month'),
      card: 'title',
      render: (report) => <Link to={reportHref(entry.id, report.period)}>{report.period}</Link>,
    },
    ...fields.map(
      (field): Column<Report> => ({
        key: field.key,
        title: label(field.label),
        numeric: isFigure(field.type) || field.type === 'computed',
        ...(field.unit ? { unit: unitName(field.unit, language) } : {}),
        render: (report) =>
          formatValue(field.type === 'computed' ? { type: 'money' } : field, report.values[field.key], language),
      }),
    ),
    {
      key: 'state',
      title: t('dossier.state'),
      card: 'sub',
      render: (report) => (
        <span className={css.nowrap}>
          {t(report.state === 'draft' ? 'desk.draft' : 'desk.reported')}
          {report.reportedAt ? <span className="note"> {formatDate(report.reportedAt)}</span> : null}
        </span>
      ),
    },
    { key: 'reporter', title: t('dossier.reporter'), card: 'sub', render: reporterOf },
  ];
}
