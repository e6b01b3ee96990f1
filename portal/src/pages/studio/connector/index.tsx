import { useParams, useSearchParams } from 'umi';
import { InRelease } from '../saving/in-release';
import { ConnectorEditor } from './connector-editor';
import { StandingConnector } from './standing-connector';

/** A connector: as it is in force, or in a release as a draft. */
export default function ConnectorPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const release = search.get('release');
  if (!release) return <StandingConnector key={key} connectorKey={key} />;
  return (
    <InRelease key={`${key} ${release}`} kind="connector" definition={key} release={release}>
      {(draft) => <ConnectorEditor connectorKey={key} {...draft} />}
    </InRelease>
  );
}
