import { useParams, useSearchParams } from 'umi';
import { InRelease } from '../saving/in-release';
import { IndicatorEditor } from './indicator-editor';
import { StandingIndicator } from './standing-indicator';

/** An indicator: as it is in force, or in a release as a draft. */
export default function IndicatorPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const release = search.get('release');
  if (!release) return <StandingIndicator key={key} indicatorKey={key} />;
  return (
    <InRelease key={`${key} ${release}`} kind="indicator" definition={key} release={release}>
      {(draft) => <IndicatorEditor indicatorKey={key} {...draft} />}
    </InRelease>
  );
}
