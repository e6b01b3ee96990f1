import { App, Button, Input, Modal } from 'antd';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import css from './people.css';
import type { Told } from './person';

/** A first password, this once. A press beside it does not lose it: only the button closes. */
export function PasswordTold({ told, onClose }: { told: Told; onClose(): void }) {
  const t = useText(people);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(told.password);
    message.success(t('copied'));
  };
  return (
    <Modal
      open
      title={t('passwordTitle')}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={<Button onClick={onClose}>{t('kept')}</Button>}
    >
      <p>{t('passwordOf', { name: told.name, username: told.username })}</p>
      <div className={css.secret}>
        <Input
          readOnly
          value={told.password}
          aria-label={t('passwordLabel')}
          onFocus={(event) => event.target.select()}
        />
        <Button type="primary" onClick={() => void copy()}>
          {t('copyPassword')}
        </Button>
      </div>
      <p className="note">{t('passwordHint')}</p>
    </Modal>
  );
}
