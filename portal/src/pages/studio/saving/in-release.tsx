import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'umi';
import { useQuery } from '@/client';
import { ErrorState, Loaded, Page, Skeleton } from '@/components';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { Kind } from '../definition-version';
import { type DraftAnswer, openDraft, readDraft } from '../draft';
import type { Release } from '../release/release';
import { StudioNav } from '../studio-nav';

/** A draft with the release that it is part of. */
export interface OpenedDraft {
  opened: DraftAnswer;
  bundle: Release;
  readOnly: boolean;
}

interface InReleaseProps {
  kind: Kind;
  definition: string;
  /** Of a layer: the region that it is for. */
  region?: string | null;
  release: string;
  children(draft: OpenedDraft): ReactNode;
}

/** A definition in a release: a draft is opened for changes; what waits for approval or is published is shown. */
export function InRelease({ release, ...of }: InReleaseProps) {
  const query = useQuery<Release>(`/releases/${release}`, { fresh: 2000 });
  return (
    <Loaded query={query} kind="form">
      {(bundle) => <Opened bundle={bundle} {...of} />}
    </Loaded>
  );
}

function Opened({
  kind,
  definition,
  region = null,
  bundle,
  children,
}: Omit<InReleaseProps, 'release'> & { bundle: Release }) {
  const t = useText(studioItem);
  const [opened, setOpened] = useState<DraftAnswer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const editable = bundle.status === 'draft' && bundle.may.edit;
  const inside = bundle.definitions.find(
    (part) => part.kind === kind && part.key === definition && part.region === region,
  )?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, and again only when another release is asked for
  useEffect(() => {
    const opening =
      editable || !inside ? openDraft({ kind, key: definition, region, release: bundle.id }) : readDraft(inside);
    opening.then(setOpened).catch(setError);
  }, [kind, definition, region, bundle.id]);
  if (error)
    return (
      <Page>
        <StudioNav />
        <ErrorState error={error} />
        <Link to={`/studio/releases/${bundle.id}`}>{t('toRelease')}</Link>
      </Page>
    );
  if (!opened)
    return (
      <Page>
        <Skeleton kind="form" rows={8} />
      </Page>
    );
  return <>{children({ opened, bundle, readOnly: !editable })}</>;
}
