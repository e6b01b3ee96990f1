import { DatePicker, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import { openDraft } from '../draft';
import css from './item.css';
import { readItem } from './item-draft';

interface StopDialogProps {
  itemKey: string;
  name: string;
  /** Entries that have it and keep it. */
  entries: number;
  /** Stopped already: what is asked is whether it is used again. */
  resume: boolean;
  onClose(): void;
}

const DAY = 'YYYY-MM-DD';

/** From which day an item is no longer given, and why. It makes a release, which somebody else approves. */
export function StopDialog({ itemKey, name, entries, resume, onClose }: StopDialogProps) {
  const t = useText(studioItem);
  const navigate = useNavigate();
  const [day, setDay] = useState(dayjs().format(DAY));
  const [reason, setReason] = useState('');
  const act = useMutation(async () => {
    const note = reason.trim();
    const title = t(resume ? 'resumeRelease' : 'stopRelease', { name });
    const { id } = await request<{ id: string }>('/releases', { method: 'POST', body: { title, note } });
    const { definition } = await openDraft({ kind: 'item', key: itemKey, release: id });
    const { from } = readItem(definition.body).inForce;
    const inForce = { from, until: resume ? null : day };
    await request(`/definitions/${definition.id}`, {
      method: 'PUT',
      body: { revision: definition.revision, note, body: { ...definition.body, inForce } },
    });
    invalidate('/api/releases');
    invalidate('/api/definitions');
    navigate(`/studio/releases/${id}`);
  });
  return (
    <Modal
      open
      title={t(resume ? 'resumeTitle' : 'stopTitle', { name })}
      okText={t('toApproval')}
      okButtonProps={{ loading: act.pending, disabled: reason.trim() === '' }}
      onOk={() => void act.run()}
      onCancel={onClose}
    >
      <p>{resume ? t('resumeText') : t('stopText', { n: entries })}</p>
      <div className={css.dialog}>
        {resume ? null : (
          <>
            <label htmlFor="stop-day">{t('stopFrom')}</label>
            <DatePicker
              id="stop-day"
              allowClear={false}
              value={dayjs(day)}
              disabledDate={(one) => one.isBefore(dayjs(), 'day')}
              onChange={(next) => next && setDay(next.format(DAY))}
            />
          </>
        )}
        <label htmlFor="stop-reason">{t('reason')}</label>
        <Input.TextArea
          id="stop-reason"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          placeholder={t('reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {act.error ? <FieldErrors error={act.error} /> : null}
      </div>
    </Modal>
  );
}
