import { useParams } from 'umi';
import { type Dossier, type Entry, useQuery } from '@/client';
import { EmptyState, Loaded, Page } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { EntryDossier } from './entry-dossier';

/** One project, one dossier: by its entry in a library, or by any code that it has ever had. */
export default function DossierPage() {
  const { id, code } = useParams();
  return <Page>{id ? <ById key={id} id={id} /> : <ByCode key={code} code={code ?? ''} />}</Page>;
}

function ById({ id }: { id: string }) {
  const query = useQuery<Entry>(`/entries/${id}`);
  return (
    <Loaded query={query} rows={8}>
      {(entry) => <EntryDossier entry={entry} />}
    </Loaded>
  );
}

function ByCode({ code }: { code: string }) {
  const t = useText(words);
  const query = useQuery<Dossier>(`/projects/${encodeURIComponent(code)}`);
  return (
    <Loaded query={query} rows={8}>
      {({ entries, project }) =>
        entries[0] ? (
          <ById id={String(entries[0].id)} />
        ) : (
          <EmptyState title={project.name} hint={t('dossier.inNoLibrary')} />
        )
      }
    </Loaded>
  );
}
