import { useParams, useSearchParams } from 'umi';
import { useQuery } from '@/client';
import { EmptyState, LayerBadge, Loaded, layerOf, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { Body } from './body';
import type { DefinitionAnswer, DefinitionVersion, Kind } from './definition-version';
import { Status } from './status';
import css from './studio.css';
import { StudioNav } from './studio-nav';
import { VersionActions } from './version-actions';
import { VersionList } from './version-list';

/** One definition: the chosen version in words, all its versions beside it, and what can be done next. */
export default function DefinitionPage() {
  const { kind = '', key = '' } = useParams();
  const [search] = useSearchParams();
  const region = search.get('region');
  const query = useQuery<DefinitionAnswer>(`/definitions/${encodeURIComponent(kind)}/${encodeURIComponent(key)}`, {
    query: { region },
  });
  return (
    <Loaded query={query} kind="form">
      {(answer) => (
        <Definition
          answer={answer}
          kind={kind as Kind}
          region={region}
          chosen={Number(search.get('version')) || null}
          refresh={query.refresh}
        />
      )}
    </Loaded>
  );
}

interface DefinitionProps {
  answer: DefinitionAnswer;
  kind: Kind;
  region: string | null;
  chosen: number | null;
  refresh(): Promise<void>;
}

function Definition({ answer, kind, region, chosen, refresh }: DefinitionProps) {
  const t = useText(studio);
  const label = useLabel();
  const { items, effective } = answer;
  const version: DefinitionVersion | undefined =
    items.find((item) => item.version === chosen) ??
    items.find((item) => item.status === 'submitted' || item.status === 'draft') ??
    effective ??
    items[0];
  if (!version)
    return (
      <Page>
        <EmptyState title={t('none')} />
      </Page>
    );
  return (
    <Page aside={<VersionList items={items} effective={effective} shown={version} />}>
      <StudioNav />
      <PageTitle
        crumbs={[
          { label: t('definitions'), href: '/studio/definitions' },
          { label: t(`kind_${kind}`), href: `/studio/definitions?kind=${kind}` },
        ]}
        tab={label(version.title)}
        title={
          <span className={css.title}>
            {label(version.title)} <LayerBadge layer={layerOf(region)} />
          </span>
        }
        note={
          <>
            {t('versionN', { n: version.version })} <Status status={version.status} />{' '}
            <code className={css.key}>{version.key}</code>
          </>
        }
        actions={<VersionActions version={version} effective={effective} onDone={refresh} />}
      />
      {version.note ? <p className={css.note}>{version.note}</p> : null}
      <Body version={version} />
    </Page>
  );
}
