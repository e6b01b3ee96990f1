import { Button, Popover } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import { invalidate, request, useMutation, useSession } from '@/client';
import { BottomBar, LightShape } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { type Decision, DecisionDialog, Refusal } from './decisions';
import { type Blocker, editHref, type Release } from './release';
import css from './release.css';
import { standingOf, writersOf } from './standing';
import { StandingWords } from './standing-words';
import type { OutlineState } from './use-outline';

interface FooterProps {
  release: Release;
  outline: OutlineState;
  onDone(): Promise<void>;
}

/** What still stops the release, and the next step. */
export function Footer({ release, outline, onDone }: FooterProps) {
  const t = useText(studioRelease);
  const navigate = useNavigate();
  const { user, may } = useSession();
  const [asked, setAsked] = useState<Decision | null>(null);
  const writers = writersOf(release);
  const approvers = release.approvers ?? [];
  const submit = useMutation(async () => {
    const saved = await outline.save();
    if (!saved) return;
    const { approver } = outline.outline;
    await request(`/releases/${release.id}/submit`, { method: 'POST', body: approver ? { approver } : {} });
    invalidate('/api/releases');
    await onDone();
  });
  const { blockers } = release;
  const own = release.status === 'submitted' && may('definition.publish') && writers.has(user?.username ?? '');
  const rights = release.may;
  return (
    <>
      <BottomBar
        left={<Left release={release} outline={outline} own={own} approvers={approvers.map(({ name }) => name)} />}
      >
        {submit.error ? (
          <Popover open content={<Refusal error={submit.error} />} onOpenChange={(open) => !open && submit.reset()}>
            <button type="button" className="link" onClick={submit.reset}>
              {t('refused')}
            </button>
          </Popover>
        ) : null}
        {release.status === 'draft' && rights.remove ? (
          <button type="button" className="link" onClick={() => setAsked('remove')}>
            {t('do_remove')}
          </button>
        ) : null}
        {release.status === 'draft' && rights.edit ? (
          <>
            <Button disabled={!outline.dirty} loading={outline.pending} onClick={() => void outline.save()}>
              {t('saveDraft')}
            </Button>
            <Button
              type="primary"
              disabled={!rights.submit || blockers.length > 0}
              loading={submit.pending}
              onClick={() => void submit.run()}
            >
              {t('submit')}
            </Button>
          </>
        ) : null}
        {rights.return ? (
          <Button onClick={() => setAsked('return')}>{t(release.mine ? 'do_takeBack' : 'do_return')}</Button>
        ) : null}
        {release.status === 'submitted' && (rights.approve || own) ? (
          <Button type="primary" disabled={own || blockers.length > 0} onClick={() => setAsked('approve')}>
            {t('do_approve')}
          </Button>
        ) : null}
        {rights.rollback ? <Button onClick={() => setAsked('rollback')}>{t('do_rollback')}</Button> : null}
      </BottomBar>
      {asked ? (
        <DecisionDialog
          decision={asked}
          release={release}
          onClose={() => setAsked(null)}
          onDone={async () => {
            if (asked === 'remove') navigate('/studio/releases');
            else await onDone();
          }}
        />
      ) : null}
    </>
  );
}

interface LeftProps {
  release: Release;
  outline: OutlineState;
  own: boolean;
  approvers: string[];
}

function Left({ release, outline, own, approvers }: LeftProps) {
  const t = useText(studioRelease);
  const standing = standingOf(release);
  if (release.blockers.length > 0) return <Blockers release={release} />;
  if (own)
    return (
      <span className={css.stops}>
        <LightShape light="yellow" />
        <span>
          {t('ownApproval')}{' '}
          {approvers.length > 0 ? t('canApprove', { names: approvers.join(t('comma')) }) : t('canApproveOther')}
        </span>
      </span>
    );
  if (standing === 'submitted') return <span>{t(release.may.approve ? 'readAndDecide' : 'waitsForApproval')}</span>;
  if (standing === 'draft' || standing === 'returned')
    return <span>{outline.dirty ? t('unsaved') : t(release.may.edit ? 'readyToSubmit' : 'notYours')}</span>;
  return (
    <span>
      <StandingWords release={release} />{' '}
      {release.approverName ? t('approvedBy', { name: release.approverName }) : null}
    </span>
  );
}

/** The first thing that stops it in words; all of them, each a way to its place, on demand. */
function Blockers({ release }: { release: Release }) {
  const t = useText(studioRelease);
  const [first, ...others] = release.blockers;
  if (!first) return null;
  return (
    <span className={css.stops}>
      <LightShape light="yellow" />
      <span>
        <BlockerLine blocker={first} release={release} />
        {others.length > 0 ? (
          <>
            {' '}
            <Popover
              trigger="click"
              placement="topLeft"
              content={
                <ul className={css.blockers}>
                  {release.blockers.map((one, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two blockers may read the same
                    <li key={at}>
                      <BlockerLine blocker={one} release={release} />
                    </li>
                  ))}
                </ul>
              }
            >
              <button type="button" className="link">
                {t('moreBlockers', { n: others.length })}
              </button>
            </Popover>
          </>
        ) : null}
      </span>
    </span>
  );
}

function BlockerLine({ blocker, release }: { blocker: Blocker; release: Release }) {
  const { where, message } = blocker;
  if (blocker.code === 'overlay-conflict') return <a href="#overlays">{message}</a>;
  if (!where || blocker.code === 'stale') return <>{message}</>;
  return <Link to={editHref(where, release.status === 'draft' ? release.id : null)}>{message}</Link>;
}
