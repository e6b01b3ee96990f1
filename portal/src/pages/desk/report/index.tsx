import { useParams } from 'umi';
import { type Desk, type Entry, type ReportAnswer, useQuery } from '@/client';
import { Loaded, Page } from '@/components';
import { usePhone } from '@/components/use-phone';
import { ProjectFacts } from './project-facts';
import { ReportForm } from './report-form';

/** One project's report of one month: last month beside this one, hints where a figure looks wrong, the next project at hand. */
export default function ReportPage() {
  const { id = '', period = '' } = useParams();
  return <OneReport key={`${id} ${period}`} id={id} period={period} />;
}

function OneReport({ id, period }: { id: string; period: string }) {
  const entry = useQuery<Entry>(`/entries/${id}`);
  const answer = useQuery<ReportAnswer>(`/entries/${id}/reports/${period}`, { fresh: 0 });
  const desk = useQuery<Desk>('/desk', { fresh: 60_000 });
  const phone = usePhone();
  return (
    <Page aside={entry.data && !phone ? <ProjectFacts entry={entry.data} /> : null}>
      <Loaded query={entry} kind="form">
        {(loaded) => (
          <Loaded query={answer} kind="form">
            {(report) => (
              <ReportForm entry={loaded} answer={report} period={period} reports={desk.data?.reports ?? null} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
