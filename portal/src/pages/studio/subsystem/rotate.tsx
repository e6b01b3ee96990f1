import { Modal, Select } from 'antd';
import { useState } from 'react';
import { invalidate, isClientError, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { type Managed, PATH, type Told } from './subsystem';
import { SecretChoice } from './subsystem-form';
import css from './subsystems.css';

const OVERLAPS = [0, 24, 72, 168, 336] as const;

/** A new secret, and when it takes over from the one that signs now. */
export function Rotate({ of, onClose, onTold }: { of: Managed; onClose(): void; onTold(told: Told): void }) {
  const t = useText(subsystem);
  const label = useLabel();
  const [overlapHours, setOverlap] = useState<(typeof OVERLAPS)[number]>(24);
  const [own, setOwn] = useState<string | null>(null);
  const rotate = useMutation(async () => {
    const made = await request<{ version: number; secret: string | null }>(`${PATH}/${of.key}/secrets`, {
      method: 'POST',
      body: { overlapHours, ...(own === null ? {} : { secret: own }) },
    });
    invalidate('/api/subsystems');
    onClose();
    if (made.secret) onTold({ title: of.title, key: of.key, version: made.version, secret: made.secret });
  });
  const fault = isClientError(rotate.error) ? rotate.error.fields[0]?.message : undefined;
  return (
    <Modal
      open
      title={t('rotateTitle', { title: label(of.title) })}
      okText={t('rotate')}
      cancelText={t('cancel')}
      confirmLoading={rotate.pending}
      okButtonProps={{ disabled: own === '' }}
      onOk={() => void rotate.run()}
      onCancel={onClose}
    >
      <p className="note">{t('rotateHelp')}</p>
      <div className={css.form}>
        <div>
          <label htmlFor="subsystem-overlap">{t('overlap')}</label>
          <Select
            id="subsystem-overlap"
            value={overlapHours}
            onChange={setOverlap}
            options={OVERLAPS.map((value) => ({ value, label: t(`overlap_${value}`) }))}
          />
        </div>
        <SecretChoice value={own} fault={fault} onChange={setOwn} />
      </div>
      {rotate.error ? <FieldErrors error={rotate.error} /> : null}
    </Modal>
  );
}
