import { Button, Input, Modal, message } from 'antd';
import { useLabel, useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import type { Told } from './subsystem';
import css from './subsystems.css';

/** The secret, this once. A press beside it does not lose it: only the button closes. */
export function TellSecret({ told, onClose }: { told: Told; onClose(): void }) {
  const t = useText(subsystem);
  const label = useLabel();
  const [note, holder] = message.useMessage();
  const copy = async () => {
    await navigator.clipboard.writeText(told.secret);
    note.success(t('copied'));
  };
  return (
    <Modal
      open
      title={t('tell', { title: label(told.title) })}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={<Button onClick={onClose}>{t('kept')}</Button>}
    >
      {holder}
      <p>{t('toldOf', { key: told.key, version: told.version })}</p>
      <div className={css.told}>
        <Input readOnly value={told.secret} aria-label={t('secret')} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <p className="note">{t('tellHint')}</p>
    </Modal>
  );
}
