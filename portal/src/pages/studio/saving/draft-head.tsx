import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'umi';
import { invalidate } from '@/client';
import { Conflict, Hint, PageTitle } from '@/components';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { StudioNav } from '../studio-nav';
import { usePresence } from '../use-presence';
import { AlsoHere } from './also-here';
import type { OpenedDraft } from './in-release';
import { SavingWords } from './saving-words';
import type { MergedDraft } from './use-merged-draft';

export interface DraftHeadProps extends OpenedDraft {
  title: ReactNode;
  /** For the browser's tab where the title is not plain text. */
  tab?: string;
  /** The list that the definition stands in. */
  room: { label: string; href: string };
  saving: MergedDraft;
  /** Before the way to the release. */
  actions?: ReactNode;
  /** What a part of the body is called, when two have changed it. */
  nameOf(part: string): string;
}

const inWords = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** Which draft, how it stands, who else is here, and the way to its release. */
export function DraftHead({ title, tab, room, opened, bundle, readOnly, saving, actions, nameOf }: DraftHeadProps) {
  const t = useText(studioItem);
  const navigate = useNavigate();
  const presence = usePresence(readOnly ? null : opened.definition.id);
  const elsewhere = opened.elsewhere ?? [];
  const clashes = saving.clash?.clashes ?? [];
  const toRelease = async () => {
    if (!readOnly && !(await saving.flush())) return;
    invalidate('/api/releases');
    invalidate('/api/definitions');
    navigate(`/studio/releases/${bundle.id}`);
  };
  return (
    <>
      <StudioNav />
      <PageTitle
        crumbs={[room]}
        title={title}
        {...(tab === undefined ? {} : { tab })}
        note={
          <>
            <Link to={`/studio/releases/${bundle.id}`}>{bundle.title}</Link>{' '}
            {readOnly ? null : <SavingWords state={saving.state} />}
          </>
        }
        actions={
          <>
            {actions}
            <Button type="primary" onClick={() => void toRelease()}>
              {t(bundle.status === 'draft' ? 'seeImpact' : 'toRelease')}
            </Button>
          </>
        }
      />
      <AlsoHere presence={presence} />
      {saving.restored ? <Hint tone="plain">{t('restored')}</Hint> : null}
      {readOnly ? <Hint tone="plain">{t(bundle.status === 'draft' ? 'notYours' : 'closedRelease')}</Hint> : null}
      {elsewhere.length > 0 && !readOnly ? (
        <Hint>{t('draftedElsewhere', { titles: elsewhere.map((one) => one.title).join(t('listed')) })}</Hint>
      ) : null}
      <Conflict
        open={saving.clash !== null}
        fields={clashes.map(({ key }) => ({ key, label: nameOf(key) }))}
        mine={Object.fromEntries(clashes.map(({ key, mine }) => [key, inWords(mine)]))}
        theirs={Object.fromEntries(clashes.map(({ key, theirs }) => [key, inWords(theirs)]))}
        {...(presence.others[0] ? { theirName: presence.others[0].name } : {})}
        onKeepMine={() => saving.settle('mine')}
        onTakeTheirs={() => saving.settle('theirs')}
        onClose={() => saving.settle('mine')}
      />
    </>
  );
}
