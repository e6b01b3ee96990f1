import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { LibraryKey } from './library-key';
import { Line } from './line';

interface CopyProps {
  libraryKey: string;
  name: string;
  onClose(): void;
}

/** A copy of a library under another name: its form, lists and rules come with it, as drafts of one release. */
export function CopyLibrary({ libraryKey, name, onClose }: CopyProps) {
  const t = useText(studioLibrary);
  const navigate = useNavigate();
  const [title, setTitle] = useState(t('copyOf', { name }));
  const [key, setKey] = useState({ key: '', fault: false });
  const copy = useMutation(async () => {
    const release = await request<{ id: string }>(`/libraries/${libraryKey}/copy`, {
      method: 'POST',
      body: { key: key.key, name: title.trim() },
    });
    invalidate('/api/definitions');
    navigate(`/studio/libraries/${key.key}?release=${release.id}`);
  });
  return (
    <Modal
      open
      title={t('copyTitle', { name })}
      okText={t('copy')}
      cancelText={t('cancel')}
      confirmLoading={copy.pending}
      okButtonProps={{ disabled: title.trim() === '' || key.key === '' || key.fault }}
      onOk={() => void copy.run()}
      onCancel={onClose}
    >
      <p>{t('copyWhat')}</p>
      <Line label={t('libraryName')} id="copy-name">
        <Input id="copy-name" maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Line>
      <LibraryKey name={title} value={key.key} onChange={(next, fault) => setKey({ key: next, fault })} />
      {copy.error ? <FieldErrors error={copy.error} /> : null}
    </Modal>
  );
}

interface RetireProps extends CopyProps {
  retired: boolean;
}

/** Taking a library out of use, or back into it; its entries stay either way. */
export function RetireLibrary({ libraryKey, name, retired, onClose }: RetireProps) {
  const t = useText(studioLibrary);
  const [reason, setReason] = useState('');
  const act = useMutation(async () => {
    await request(`/libraries/${libraryKey}/${retired ? 'restore' : 'retire'}`, {
      method: 'POST',
      body: { reason: reason.trim() },
    });
    invalidate('/api/definitions');
    invalidate('/api/libraries');
    onClose();
  });
  return (
    <Modal
      open
      title={t(retired ? 'restoreTitle' : 'retireTitle', { name })}
      okText={t(retired ? 'restore' : 'retire')}
      cancelText={t('cancel')}
      confirmLoading={act.pending}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => void act.run()}
      onCancel={onClose}
    >
      <p>{t(retired ? 'restoreWhat' : 'retireWhat')}</p>
      <Line label={t('why')} id="retire-reason">
        <Input.TextArea
          id="retire-reason"
          autoSize={{ minRows: 2 }}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Line>
      {act.error ? <FieldErrors error={act.error} /> : null}
    </Modal>
  );
}
