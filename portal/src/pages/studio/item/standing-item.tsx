import { ITEM_CLASSES, ITEM_LEVELS, ITEM_STAGES } from '@project-cloud/library';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { Link, useNavigate } from 'umi';
import { invalidate, useMutation, useQuery, useSession } from '@/client';
import { ErrorState, Hint, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionAnswer } from '../definition-version';
import { openDraft } from '../draft';
import { StudioNav } from '../studio-nav';
import type { CatalogueItem } from './catalogue';
import { Facts } from './facts';
import { readItem } from './item-draft';
import { OpenDrafts } from './open-drafts';
import { StandingWords } from './standing-words';
import { StopDialog } from './stop-dialog';
import { Versions } from './versions';

/** An item as it is in force, how it stands, and the ways to change or stop it. */
export function StandingItem({ itemKey }: { itemKey: string }) {
  const query = useQuery<DefinitionAnswer>(`/definitions/item/${encodeURIComponent(itemKey)}`);
  return (
    <Page>
      <StudioNav />
      <Loaded query={query} kind="form">
        {(answer) => <Standing answer={answer} itemKey={itemKey} />}
      </Loaded>
    </Page>
  );
}

function Standing({ answer, itemKey }: { answer: DefinitionAnswer; itemKey: string }) {
  const t = useText(studioItem);
  const label = useLabel();
  const navigate = useNavigate();
  const { user, may } = useSession();
  const [asking, setAsking] = useState(false);
  const catalogue = useQuery<{ items: CatalogueItem[] }>('/items', { fresh: 5000 }).data?.items ?? [];
  const known = catalogue.find(({ key }) => key === itemKey);
  const version = answer.effective ?? answer.items[0];
  const change = useMutation(async () => {
    const { definition } = await openDraft({ kind: 'item', key: itemKey });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/items/${itemKey}?release=${definition.release ?? ''}`);
  });
  if (!version) return null;
  const item = readItem(version.body);
  const ofPlatform = (user?.region?.path.split('/').filter(Boolean).length ?? 1) <= 1;
  const mayWrite = may('item.write') && ofPlatform;
  const nameOf = (key: string, at: number) => {
    const found = catalogue.find((one) => one.key === key);
    return (
      <Fragment key={key}>
        {at > 0 ? t('listed') : null}
        <Link to={`/studio/items/${key}`}>{found ? label(found.name) : key}</Link>
      </Fragment>
    );
  };
  const days = (n: number) => t('daysN', { n });
  return (
    <>
      <PageTitle
        crumbs={[{ label: t('items'), href: '/studio/items' }]}
        title={label(version.title)}
        note={
          <>
            {answer.effective ? `${t('versionN', { n: version.version })}　` : null}
            {known ? <StandingWords {...known} /> : t('neverPublished')}
          </>
        }
        actions={
          mayWrite && answer.effective ? (
            <>
              <Button onClick={() => setAsking(true)}>{t(item.inForce.until ? 'resume' : 'stop')}</Button>
              <Button type="primary" loading={change.pending} onClick={() => void change.run()}>
                {t('change')}
              </Button>
            </>
          ) : null
        }
      />
      {change.error ? <ErrorState error={change.error} /> : null}
      <OpenDrafts items={answer.items} href={`/studio/items/${itemKey}`} />
      {item.sample ? <Hint tone="plain">{t('sampleText')}</Hint> : null}
      <Facts
        rows={[
          [t('class'), label(ITEM_CLASSES[item.class])],
          [t('stage'), label(ITEM_STAGES[item.stage])],
          [t('department'), `${label(ITEM_LEVELS[item.department.level])} ${label(item.department.name)}`],
          [t('workingDays'), item.workingDays === null ? null : days(item.workingDays)],
          [t('extensionDays'), item.extensionDays > 0 ? days(item.extensionDays) : null],
          [t('legalBasis'), item.legalBasis],
          [t('result'), label(item.result.title)],
          [t('materials'), item.materials.map(({ name }) => name).join(t('listed'))],
          [t('prerequisites'), item.prerequisites.length > 0 ? item.prerequisites.map(nameOf) : null],
          [t('libraries'), known?.libraries.map(({ name }) => label(name)).join(t('listed')) ?? null],
          [t('entries'), known?.entries ?? null],
        ]}
      />
      <Versions kind="item" definition={itemKey} />
      {asking ? (
        <StopDialog
          itemKey={itemKey}
          name={label(version.title)}
          entries={known?.entries ?? 0}
          resume={item.inForce.until !== null}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
