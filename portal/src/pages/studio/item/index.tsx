import { useParams, useSearchParams } from 'umi';
import { InRelease } from '../saving/in-release';
import { ItemEditor } from './item-editor';
import { StandingItem } from './standing-item';

/** An approval item: as it is in force, or in a release as a draft. */
export default function ItemPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const release = search.get('release');
  if (!release) return <StandingItem key={key} itemKey={key} />;
  return (
    <InRelease key={`${key} ${release}`} kind="item" definition={key} release={release}>
      {(draft) => <ItemEditor itemKey={key} {...draft} />}
    </InRelease>
  );
}
