import { Input, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, isClientError, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import type { Release } from './release';
import css from './release.css';
import { returnOf } from './standing';

export type Decision = 'approve' | 'return' | 'rollback' | 'remove';

interface DecisionProps {
  decision: Decision;
  release: Release;
  onClose(): void;
  onDone(): Promise<void>;
}

/** A step that others feel: what happens by it, a word on why, and then it is done. */
export function DecisionDialog({ decision, release, onClose, onDone }: DecisionProps) {
  const t = useText(studioRelease);
  const [words, setWords] = useState('');
  const needsWords = decision === 'return' || decision === 'rollback';
  const act = useMutation(async () => {
    const text = words.trim();
    if (decision === 'remove') await request(`/releases/${release.id}`, { method: 'DELETE' });
    else
      await request(`/releases/${release.id}/${decision}`, {
        method: 'POST',
        body: decision === 'return' ? { reason: text } : { note: text },
      });
    // A release changes what every page shows.
    invalidate('/api/');
    await onDone();
    onClose();
  });
  const day = release.effectiveFrom;
  const takesBack = decision === 'return' && release.mine;
  return (
    <Modal
      open
      title={t(takesBack ? 'ask_takeBack' : `ask_${decision}`)}
      okText={t(takesBack ? 'do_takeBack' : `do_${decision}`)}
      cancelText={t('cancel')}
      okButtonProps={{ loading: act.pending, disabled: needsWords && words.trim() === '' }}
      onOk={() => void act.run()}
      onCancel={onClose}
    >
      {decision === 'approve' ? <p>{day ? t('approveFrom', { day }) : t('approveNow')}</p> : null}
      {decision === 'return' ? <p>{t(takesBack ? 'takeBackWhat' : 'returnWhat')}</p> : null}
      {decision === 'remove' ? <p>{t('removeWhat', { n: release.definitions.length })}</p> : null}
      {decision === 'rollback' ? <RollbackWhat release={release} /> : null}
      {decision === 'remove' ? null : (
        <Input.TextArea
          aria-label={t(`words_${decision}`)}
          placeholder={t(`words_${decision}`)}
          rows={3}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {act.error ? <Refusal error={act.error} /> : null}
    </Modal>
  );
}

/** What taking it back does, part by part. */
function RollbackWhat({ release }: { release: Release }) {
  const t = useText(studioRelease);
  const label = useLabel();
  return (
    <>
      <p>{t('rollbackWhat')}</p>
      <ul className={css.returns}>
        {release.definitions.map((part) => {
          const back = returnOf(part);
          const title = part.regionName ? `${part.regionName} ${label(part.title)}` : label(part.title);
          return (
            <li key={part.id}>
              {back.does === 'restore'
                ? t('back_restore', { title, version: back.version })
                : t(`back_${back.does}`, { title })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Why it was refused, in the server's words; each fault that it names on a line of its own. */
export function Refusal({ error }: { error: unknown }) {
  if (!isClientError(error)) return <p role="alert">{String(error)}</p>;
  return (
    <div className={css.refusal}>
      {error.fields.length > 0 ? <p role="alert">{error.message}</p> : null}
      <FieldErrors error={error} />
    </div>
  );
}
