import { useParams } from 'umi';
import { EditEntry } from './edit-entry';
import { NewEntry } from './new-entry';

/** A project's entry in a library: a new one, or one that is changed. */
export default function EntryPage() {
  const { key, id } = useParams();
  if (id) return <EditEntry key={id} id={id} />;
  return <NewEntry key={key} library={key ?? ''} />;
}
