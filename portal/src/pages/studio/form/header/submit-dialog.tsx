import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, isClientError, request, useMutation } from '@/client';
import { FieldErrors, Hint } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';

interface SubmitDialogProps {
  release: string;
  blocking: number;
  flush(): Promise<boolean>;
  onClose(): void;
}

/** Hands the whole release to a second person, with a note. Faults of the form stand in the way. */
export function SubmitDialog({ release, blocking, flush, onClose }: SubmitDialogProps) {
  const t = useText(studioForm);
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const submit = useMutation(async () => {
    if (!(await flush())) return;
    await request(`/releases/${release}/submit`, { method: 'POST', body: { note } });
    invalidate('/api/releases');
    navigate(`/studio/releases/${release}`);
  });
  const error = isClientError(submit.error) ? submit.error : null;
  return (
    <Modal
      open
      title={t('submitTitle')}
      okText={t('submit')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: blocking > 0, loading: submit.pending }}
      onOk={() => void submit.run()}
      onCancel={onClose}
    >
      <p>{t('submitHint')}</p>
      {blocking > 0 ? <Hint>{t('stillWrong', { n: blocking })}</Hint> : null}
      <Input.TextArea
        aria-label={t('submitNote')}
        placeholder={t('submitNote')}
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {error ? error.fields.length > 0 ? <FieldErrors error={error} /> : <Hint>{error.message}</Hint> : null}
    </Modal>
  );
}
