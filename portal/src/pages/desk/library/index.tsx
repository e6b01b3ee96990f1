import { useParams } from 'umi';
import { type Library, useQuery } from '@/client';
import { Loaded, Page } from '@/components';
import { EntryList } from './entry-list';
import { Libraries } from './libraries';

/** The project libraries: which there are, or the rows of one. */
export default function LibraryPage() {
  const { key } = useParams();
  return key ? <OneLibrary key={key} library={key} /> : <Libraries />;
}

function OneLibrary({ library }: { library: string }) {
  const query = useQuery<Library>(`/libraries/${library}`, { fresh: 60_000 });
  if (query.data) return <EntryList library={query.data} />;
  return (
    <Page>
      <Loaded query={query} rows={12}>
        {() => null}
      </Loaded>
    </Page>
  );
}
