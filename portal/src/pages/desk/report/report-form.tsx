import { compileForm } from '@project-cloud/forms-engine';
import { addMonths } from '@project-cloud/kernel';
import { App } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'umi';
import {
  type ClientError,
  type Desk,
  type Entry,
  type FormAnswer,
  invalidate,
  type Library,
  type Report,
  type ReportAnswer,
  request,
  useQuery,
} from '@/client';
import { Code, DueDate, EmptyState, formatDate, Light, Loaded } from '@/components';
import { FormEditor, FormRenderer, type Values } from '@/form';
import { useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { today } from '../dossier/today';
import { FormPageTitle } from '../entry/form-page-title';
import { reportContext } from './context';
import { monthName, reportHref } from './period';
import css from './report.css';
import { type ReportQueue, useReportQueue } from './use-report-queue';
import { useReporter } from './use-reporter';

interface ReportFormProps {
  entry: Entry;
  answer: ReportAnswer;
  period: string;
  reports: Desk['reports'] | null;
}

/** The form itself, with where it stands in the queue of the month. */
export function ReportForm({ entry, answer, period, reports }: ReportFormProps) {
  const queue = useReportQueue(entry.library.key, period);
  const form = useQuery<FormAnswer>(`/libraries/${entry.library.key}/form`, {
    query: {
      use: 'report',
      region: entry.project.region.code,
      // A report that is only read opens with the form that it was filled with.
      version: entry.may.report ? null : (answer.report?.formVersion ?? null),
    },
  });
  return (
    <>
      <Head entry={entry} answer={answer} period={period} reports={reports} queue={queue} />
      <Loaded query={form} kind="form" rows={8}>
        {(loaded) => (
          <Filled
            key={loaded.version}
            entry={entry}
            answer={answer}
            period={period}
            form={loaded}
            queue={queue}
            onNewForm={() => void form.refresh()}
          />
        )}
      </Loaded>
    </>
  );
}

function Head({ entry, answer, period, reports, queue }: ReportFormProps & { queue: ReportQueue }) {
  const t = useText(words);
  const { language } = useLanguage();
  const reporterOf = useReporter();
  const month = monthName(period, language);
  const current = reports?.period === period;
  const place = current ? queue.placeOf(String(entry.id)) : 0;
  const next = current ? queue.after(String(entry.id)) : null;
  const { report } = answer;
  return (
    <>
      <FormPageTitle
        title={t('report.title', { month })}
        back={`/desk/entries/${entry.id}?tab=reports`}
        note={place > 0 ? t('report.nth', { n: place, total: queue.rows.length }) : period}
        action={next ? <Link to={reportHref(next.id, period)}>{t('report.next')}</Link> : null}
      />
      <div className={css.project}>
        <h2>
          <Link to={`/desk/entries/${entry.id}`}>{entry.project.name}</Link>
        </h2>
        <Code value={entry.project.code} />
        <p className={css.state}>
          <Light light={entry.light} href={`/desk/entries/${entry.id}?tab=warnings`} />
          {report?.state === 'submitted' ? (
            <span>
              {t('report.submittedAt', { at: formatDate(report.reportedAt, 'moment'), name: reporterOf(report) })}
            </span>
          ) : current && reports ? (
            <DueDate due={reports.due} daysLeft={reports.workingDaysLeft} inline />
          ) : null}
        </p>
      </div>
    </>
  );
}

interface FilledProps {
  entry: Entry;
  answer: ReportAnswer;
  period: string;
  form: FormAnswer;
  queue: ReportQueue;
  onNewForm(): void;
}

function Filled({ entry, answer, period, form, queue, onNewForm }: FilledProps) {
  const t = useText(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const library = useQuery<Library>(`/libraries/${entry.library.key}`, { fresh: 600_000 });
  const compiled = useMemo(() => compileForm(form.schema), [form.schema]);
  const base = useMemo<Values>(
    () => ({ ...(answer.report ? {} : compiled.defaults), ...answer.report?.values }),
    [answer.report, compiled],
  );
  const context = useMemo(() => reportContext(entry, answer, period), [entry, answer, period]);
  const month = monthName(period, language);
  const shared = {
    context,
    today: today(),
    layout: 'report' as const,
    ...(answer.previous ? { previous: answer.previous.values } : {}),
    previousLabel: monthName(answer.previous?.period ?? addMonths(period, -1), language),
    currentLabel: month,
    moneyUnit: library.data?.moneyUnit ?? '万元',
    projectCode: entry.project.code,
  };
  const put = (state: Report['state'], values: Values, revision: number | null) =>
    request<Report>(`/entries/${entry.id}/reports/${period}`, {
      method: 'PUT',
      body: { revision, formVersion: form.version, values, state },
    });
  const forget = () => {
    for (const path of [
      `/api/entries/${entry.id}`,
      `/api/libraries/${entry.library.key}/`,
      '/api/desk',
      '/api/projects/',
    ])
      invalidate(path);
  };
  const send = async (values: Values, revision: number | null) => {
    await put('submitted', values, revision);
    forget();
    void message.info(t('report.submitted', { month }));
    const next = queue.after(String(entry.id));
    navigate(next ? reportHref(next.id, period) : '/desk/reports');
  };
  const theirsOf = (error: ClientError) => {
    const current = (error.body as { current?: Report } | null)?.current;
    return current ? { values: current.values as Values, revision: current.revision } : null;
  };

  if (!entry.may.report) {
    return answer.report ? (
      <>
        <p className={css.readOnly}>{t('report.mayNotHint')}</p>
        <FormRenderer schema={form.schema} values={base} origin={form.origin} readOnly {...shared} />
      </>
    ) : (
      <EmptyState title={t('report.mayNot')} hint={t('report.notYet')} />
    );
  }
  return (
    <FormEditor
      form={form}
      base={base}
      revision={answer.report?.revision ?? null}
      draftKey={`report.${entry.id}.${period}`}
      submitLabel={t(answer.report?.state === 'submitted' ? 'report.resubmit' : 'report.submit')}
      send={send}
      theirsOf={theirsOf}
      onNewForm={onNewForm}
      {...(answer.report?.state === 'submitted'
        ? {}
        : {
            keep: async (values: Values, revision: number | null) => {
              const kept = await put('draft', values, revision);
              forget();
              return kept.revision;
            },
          })}
      {...shared}
    />
  );
}
