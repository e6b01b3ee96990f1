import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation } from '@/client';
import { ErrorState, formatDate } from '@/components';
import { useText } from '@/locale';
import { connector } from '@/locale/connector';
import { PATH } from './connector';

/** The key that signs batches: made here, told once. */
export function SigningKey({ connectorKey, madeAt }: { connectorKey: string; madeAt: string | null }) {
  const t = useText(connector);
  const [asked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const make = useMutation(async () => {
    const made = await request<{ secret: string }>(`${PATH}/${connectorKey}/secrets`, { method: 'POST' });
    setAsked(false);
    setSecret(made.secret);
    invalidate('/api/connectors');
  });
  const begin = () => (madeAt ? setAsked(true) : void make.run());
  return (
    <>
      {madeAt ? t('secretMade', { at: formatDate(madeAt, 'moment') }) : t('noSecret')}{' '}
      <Button size="small" loading={make.pending} onClick={begin}>
        {madeAt ? t('renewSecret') : t('makeSecret')}
      </Button>
      {make.error ? <ErrorState error={make.error} /> : null}
      <Modal
        open={asked}
        title={t('renewSecret')}
        okText={t('renewSecret')}
        cancelText={t('cancel')}
        confirmLoading={make.pending}
        onOk={() => void make.run()}
        onCancel={() => setAsked(false)}
      >
        <p>{t('renewAsk')}</p>
      </Modal>
      <Modal
        open={secret !== null}
        title={t('signing')}
        closable={false}
        maskClosable={false}
        keyboard={false}
        footer={<Button onClick={() => setSecret(null)}>{t('kept')}</Button>}
      >
        <Input readOnly value={secret ?? ''} aria-label={t('signing')} onFocus={(event) => event.target.select()} />
        <p className="note">{t('told')}</p>
      </Modal>
    </>
  );
}
