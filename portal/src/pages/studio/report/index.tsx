import { useParams, useSearchParams } from 'umi';
import { isClientError, useQuery } from '@/client';
import { EmptyState, Loaded, Page, PageTitle } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import type { DefinitionAnswer } from '../definition-version';
import type { OverlayReport } from '../release/release';
import { StudioNav } from '../studio-nav';
import { type LayersAnswer, Report } from './report';

/** What became of a region's layer when its base changed: kept, adapted, in conflict, and what serves meanwhile. */
export default function ReportPage() {
  const t = useText(studioRelease);
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const region = search.get('region');
  const kind = search.get('kind') === 'rule' ? 'rule' : 'form';
  const to = search.get('to');
  const at = `/${kind}s/${encodeURIComponent(key)}`;
  const report = useQuery<OverlayReport>(region ? `${at}/report` : null, { query: { region, to }, fresh: 0 });
  const layers = useQuery<LayersAnswer>(region ? `${at}/layers` : null, { query: { region }, fresh: 0 });
  const base = useQuery<DefinitionAnswer>(`/definitions/${kind}/${encodeURIComponent(key)}`);
  const none = region === null || (isClientError(report.error) && report.error.status === 404);
  return (
    <Page>
      <StudioNav />
      {none ? (
        <>
          <PageTitle title={t('report')} />
          <EmptyState
            title={region ? t('reportNone') : t('report')}
            hint={t(region ? 'reportNoneHint' : 'chooseRegion')}
          />
        </>
      ) : (
        <Loaded query={report}>
          {(answer) => (
            <Report
              key={answer.conflicts.map(({ id }) => id).join()}
              report={answer}
              layers={layers.data ?? null}
              title={(base.data?.effective ?? base.data?.items[0])?.title ?? null}
              to={to}
            />
          )}
        </Loaded>
      )}
    </Page>
  );
}
