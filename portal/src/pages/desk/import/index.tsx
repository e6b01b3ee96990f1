import { Link, useParams } from 'umi';
import { type Library, type LibraryRef, useQuery } from '@/client';
import { EmptyState, Loaded, Page, PageTitle, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import { MyImports } from './my-imports';
import { NewImport } from './new-import';
import { OneImport } from './one-import';

/** Import: all of mine, a new one into a library, or one that is under way. */
export default function ImportPage() {
  const { key, id } = useParams();
  if (id) return <OneImport key={id} id={id} />;
  return key ? <IntoLibrary libraryKey={key} /> : <AllImports />;
}

function IntoLibrary({ libraryKey }: { libraryKey: string }) {
  const t = useText(importing);
  const label = useLabel();
  const query = useQuery<Library>(`/libraries/${encodeURIComponent(libraryKey)}`, { fresh: 600_000 });
  const libraries = useQuery<{ items: LibraryRef[] }>('/libraries', { fresh: 600_000 }).data?.items ?? [];
  return (
    <Page>
      <Loaded query={query} kind="form">
        {(library) => (
          <>
            <PageTitle
              title={t('titleInto', { library: label(library.name) })}
              crumbs={[{ label: label(library.name), href: `/desk/libraries/${library.key}` }, { label: t('title') }]}
            />
            {library.may.import ? (
              <NewImport library={library} libraries={libraries} />
            ) : (
              <EmptyState
                title={t('mayNot')}
                hint={t('mayNotHint')}
                action={<Link to={`/desk/libraries/${library.key}`}>{label(library.name)}</Link>}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function AllImports() {
  const t = useText(importing);
  const label = useLabel();
  const libraries = useQuery<{ items: LibraryRef[] }>('/libraries', { fresh: 600_000 });
  return (
    <Page>
      <PageTitle title={t('title')} />
      <SectionTitle title={t('intoWhich')} />
      <Loaded query={libraries} rows={2}>
        {({ items }) => (
          <p>
            {items.map(({ key, name }) => (
              <Link key={key} to={`/desk/libraries/${key}/import`} style={{ marginRight: 24 }}>
                {label(name)}
              </Link>
            ))}
          </p>
        )}
      </Loaded>
      <div style={{ marginTop: 28 }}>
        <SectionTitle title={t('myImports')} />
        <MyImports />
      </div>
    </Page>
  );
}
