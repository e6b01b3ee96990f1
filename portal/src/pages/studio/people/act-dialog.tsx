import { Input, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import { faultsOf } from './faults-of';
import { Field } from './field';
import css from './people.css';
import { nameOf, type Person, type Told } from './person';

interface DialogProps {
  person: Person;
  onClose(): void;
}

/** Blocking asks for a reason: it stands in the list and in the trail. */
export function BlockDialog({ person, onClose, onDone }: DialogProps & { onDone(): void }) {
  const t = useText(people);
  const [reason, setReason] = useState('');
  const block = useMutation(async () => {
    await request(`/users/${person.id}/block`, { method: 'POST', body: { reason: reason.trim() } });
    invalidate('/api/users');
    onDone();
  });
  const faults = faultsOf(block.error);
  return (
    <Modal
      open
      title={t('blockAsk', { name: nameOf(person) })}
      okText={t('block')}
      cancelText={t('cancel')}
      confirmLoading={block.pending}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      onOk={() => void block.run()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>{t('blockWhat')}</p>
        <Field path="reason" label={t('reason')} fault={faults.at('reason')}>
          <Input
            id="people-reason"
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
      {faults.other ? <FieldErrors error={faults.other} /> : null}
    </Modal>
  );
}

/** A new first password; the old one ends with it. */
export function ResetDialog({ person, onClose, onTold }: DialogProps & { onTold(told: Told): void }) {
  const t = useText(people);
  const reset = useMutation(async () => {
    const { username, password } = await request<Told>(`/users/${person.id}/password`, { method: 'POST' });
    invalidate('/api/users');
    onTold({ name: nameOf(person), username, password });
  });
  return (
    <Modal
      open
      title={t('resetAsk', { name: nameOf(person) })}
      okText={t('resetPassword')}
      cancelText={t('cancel')}
      confirmLoading={reset.pending}
      onOk={() => void reset.run()}
      onCancel={onClose}
    >
      <p>{t('resetWhat')}</p>
      {reset.error ? <FieldErrors error={reset.error} /> : null}
    </Modal>
  );
}
