import { Input, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { type Managed, PATH } from './subsystem';
import css from './subsystems.css';

/** Switching off says why: those who come to it read the reason. */
export function SwitchOff({ of, onClose }: { of: Managed; onClose(): void }) {
  const t = useText(subsystem);
  const label = useLabel();
  const [reason, setReason] = useState('');
  const off = useMutation(async () => {
    const body = { revision: of.revision, state: 'disabled', reason: reason.trim() };
    await request(`${PATH}/${of.key}/state`, { method: 'PUT', body });
    invalidate('/api/subsystems');
    onClose();
  });
  return (
    <Modal
      open
      title={t('disableTitle', { title: label(of.title) })}
      okText={t('disable')}
      cancelText={t('cancel')}
      confirmLoading={off.pending}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => void off.run()}
      onCancel={onClose}
    >
      <p className="note">{t('disableHelp')}</p>
      <div className={css.form}>
        <div id="field-reason">
          <label htmlFor="subsystem-reason">{t('reason')}</label>
          <Input
            id="subsystem-reason"
            autoFocus
            maxLength={200}
            placeholder={t('reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
      {off.error ? <FieldErrors error={off.error} /> : null}
    </Modal>
  );
}
