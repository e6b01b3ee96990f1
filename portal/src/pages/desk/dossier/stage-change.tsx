import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { type Entry, invalidate, type Library, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './dossier.css';

interface StageChangeProps {
  entry: Entry;
  now: string;
  moves: Library['stages'];
  onClose(): void;
}

/** Moves the entry to another stage; the note is part of the record, so it is asked for. */
export function StageChange({ entry, now, moves, onClose }: StageChangeProps) {
  const t = useText(words);
  const common = useText();
  const label = useLabel();
  const [to, setTo] = useState(moves[0]?.key ?? '');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const change = useMutation(async () => {
    await request(`/entries/${entry.id}/stage`, { method: 'POST', body: { to, note: note.trim() } });
    for (const path of [
      `/api/entries/${entry.id}`,
      '/api/projects/',
      `/api/libraries/${entry.library.key}/`,
      '/api/desk',
    ])
      invalidate(path);
    onClose();
  });
  const missing = note.trim() === '';
  return (
    <Modal
      open
      title={t('dossier.stage')}
      okText={t('dossier.stageSave', { stage: label(moves.find(({ key }) => key === to)?.label) })}
      cancelText={common('cancel')}
      confirmLoading={change.pending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true);
        if (!missing) void change.run();
      }}
    >
      <div className={css.stage}>
        {change.error ? <FieldErrors error={change.error} /> : null}
        <p>{t('dossier.stageNow', { stage: now })}</p>
        <Radio.Group
          aria-label={t('dossier.stageTo')}
          value={to}
          onChange={(event) => setTo(String(event.target.value))}
          options={moves.map(({ key, label: name }) => ({ value: key, label: label(name) }))}
        />
        <label htmlFor="stage-note">{t('dossier.stageNote')}</label>
        <Input.TextArea
          id="stage-note"
          rows={3}
          autoFocus
          status={asked && missing ? 'error' : ''}
          value={note}
          placeholder={t('dossier.stageNoteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
        {asked && missing ? (
          <p className={css.failed} role="alert">
            {t('dossier.stageNoteNeeded')}
          </p>
        ) : null}
      </div>
    </Modal>
  );
}
