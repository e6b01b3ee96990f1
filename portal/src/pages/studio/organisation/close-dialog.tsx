import { DatePicker, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import { faultsOf } from '../people/faults-of';
import { Field } from '../people/field';
import css from '../people/people.css';
import type { Organisation } from './organisation';

interface CloseDialogProps {
  organisation: Organisation;
  onClose(): void;
  onDone(): void;
}

/** From which day on a department is chosen no more, and why. */
export function CloseDialog({ organisation, onClose, onDone }: CloseDialogProps) {
  const t = useText(people);
  const [from, setFrom] = useState<string | null>(dayjs().format('YYYY-MM-DD'));
  const [reason, setReason] = useState('');
  const close = useMutation(async () => {
    await request(`/organisations/${encodeURIComponent(organisation.code)}/close`, {
      method: 'POST',
      body: { revision: organisation.revision, from, reason: reason.trim() },
    });
    invalidate('/api/organisations');
    onDone();
  });
  const faults = faultsOf(close.error);
  return (
    <Modal
      open
      title={t('closeAsk', { name: organisation.name })}
      okText={t('close')}
      cancelText={t('cancel')}
      confirmLoading={close.pending}
      okButtonProps={{ disabled: from === null || reason.trim().length < 2 }}
      onOk={() => void close.run()}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>
          {t('closeWhat')}
          {organisation.people > 0 ? t('closePeople', { n: organisation.people }) : null}
        </p>
        <Field path="from" label={t('closeFrom')} fault={faults.at('from')}>
          <DatePicker
            id="people-from"
            allowClear={false}
            value={from ? dayjs(from) : null}
            disabledDate={(day) => day.isBefore(dayjs(), 'day')}
            onChange={(day) => setFrom(day ? day.format('YYYY-MM-DD') : null)}
          />
        </Field>
        <Field path="reason" label={t('reason')} fault={faults.at('reason')}>
          <Input
            id="people-reason"
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
