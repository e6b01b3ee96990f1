import { useQuery } from '@/client';
import { Loaded, Page, PageTitle } from '@/components';
import { useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { type HealthAnswer, HealthLists } from './health-lists';
import { StudioNav } from './studio-nav';
import { type SweepAnswer, SweepHealth } from './sweep-health';

/** Whether everything runs as it should, looked at again every ten seconds. */
export default function HealthPage() {
  const t = useText(studioLibrary);
  const query = useQuery<HealthAnswer>('/studio/health', { every: 10_000 });
  const sweeps = useQuery<SweepAnswer>('/studio/sweeps', { every: 10_000 });
  const alarms = sweeps.data?.alarms.length ?? 0;
  const faults = query.data
    ? query.data.jobs.length + query.data.pinned.length + query.data.refused.length + alarms
    : 0;
  return (
    <Page>
      <StudioNav />
      <PageTitle
        tab={t('health')}
        title={query.data && sweeps.data ? (faults > 0 ? t('faultsN', { n: faults }) : t('allWell')) : t('health')}
      />
      <Loaded query={query} rows={4}>
        {(answer) => <HealthLists answer={answer} />}
      </Loaded>
      <Loaded query={sweeps} rows={3}>
        {(answer) => <SweepHealth answer={answer} onDone={sweeps.refresh} />}
      </Loaded>
    </Page>
  );
}
