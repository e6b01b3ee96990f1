import { Button, Input, Modal, message } from 'antd';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { MadeToken } from './new-token';
import css from './tokens.css';

/** The secret of a new token, this once. A press beside it does not lose it: only the button closes. */
export function Secret({ token, onClose }: { token: MadeToken; onClose(): void }) {
  const t = useText(studio);
  const [note, holder] = message.useMessage();
  const copy = async () => {
    await navigator.clipboard.writeText(token.secret);
    note.success(t('copied'));
  };
  return (
    <Modal
      open
      title={t('secretTitle')}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {holder}
      <p>{token.name}</p>
      <div className={css.secret}>
        <Input readOnly value={token.secret} aria-label={t('tokens')} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={() => void copy()}>
          {t('copySecret')}
        </Button>
      </div>
      <p className="note">{t('secretHint')}</p>
      <p className="note">{t('secretUse')}</p>
    </Modal>
  );
}
