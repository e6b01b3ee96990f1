import { useParams, useSearchParams } from 'umi';
import { InRelease } from '../saving/in-release';
import { LayerEditor } from './layer-editor';
import { StandingLayer } from './standing-layer';

/** A layer of the map: as it is in force, or in a release as a draft. */
export default function LayerPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const release = search.get('release');
  if (!release) return <StandingLayer key={key} layerKey={key} />;
  return (
    <InRelease key={`${key} ${release}`} kind="layer" definition={key} release={release}>
      {(draft) => <LayerEditor layerKey={key} {...draft} />}
    </InRelease>
  );
}
