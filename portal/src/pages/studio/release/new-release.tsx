import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import type { Release } from './release';

/** An empty release, to put several changes into that belong together. */
export function NewRelease({ onClose }: { onClose(): void }) {
  const t = useText(studioRelease);
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const make = useMutation(async () => {
    const { id } = await request<Release>('/releases', { method: 'POST', body: { title: title.trim() } });
    invalidate('/api/releases');
    navigate(`/studio/releases/${id}`);
  });
  return (
    <Modal
      open
      title={t('newRelease')}
      okText={t('newRelease')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: title.trim() === '', loading: make.pending }}
      onOk={() => void make.run()}
      onCancel={onClose}
    >
      <p className="note">{t('newReleaseHint')}</p>
      <Input
        aria-label={t('title')}
        placeholder={t('titleHint')}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onPressEnter={() => title.trim() && void make.run()}
      />
      {make.error ? <FieldErrors error={make.error} /> : null}
    </Modal>
  );
}
