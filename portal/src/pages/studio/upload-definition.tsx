import { Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, isClientError, request, useMutation } from '@/client';
import { LightShape } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionHead, definitionHref } from './definition-version';
import { readDefinition } from './read-definition';
import css from './studio.css';

/** A definition file, chosen or pasted, becomes a draft; what is wrong with it is said at its path. */
export function UploadDefinition({ onClose }: { onClose(): void }) {
  const t = useText(studio);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const save = useMutation((body: Record<string, unknown>) =>
    request<DefinitionHead>('/definitions', { method: 'POST', body }),
  );
  const submit = async () => {
    const read = readDefinition(text);
    if (!read.ok) {
      setFault(
        read.reason === 'json'
          ? t('notJson', { message: read.message })
          : t('notDefinition', { keys: read.missing.join('、') }),
      );
      return;
    }
    setFault(null);
    const made = await save.run(read.definition);
    if (!made) return;
    invalidate('/api/definitions');
    navigate(definitionHref(made));
    onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={t('uploadTitle')}
      okText={t('saveDraft')}
      cancelText={t('cancel')}
      confirmLoading={save.pending}
      okButtonProps={{ disabled: text.trim() === '' }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="note">{t('uploadHint')}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={t('chooseFile')}
        onChange={(event) => {
          void event.target.files?.[0]?.text().then(setText);
          event.target.value = '';
        }}
      />
      <Button className={css.choose ?? ''} onClick={() => input.current?.click()}>
        {t('chooseFile')}
      </Button>
      <Input.TextArea
        className={css.source ?? ''}
        aria-label={t('paste')}
        placeholder={t('paste')}
        rows={14}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFault(null);
        }}
      />
      {fault ? (
        <p className={css.fault} role="alert">
          <LightShape light="red" size={10} /> {fault}
        </p>
      ) : null}
      {save.error ? <Faults error={save.error} /> : null}
    </Modal>
  );
}

function Faults({ error }: { error: unknown }) {
  const refusal = isClientError(error) ? error : null;
  return (
    <div role="alert" className={css.faults}>
      <p className={css.fault}>
        <LightShape light="red" size={10} /> {error instanceof Error ? error.message : String(error)}
      </p>
      <ul>
        {refusal?.fields.map((issue) => (
          <li key={issue.path + issue.code + issue.message}>
            <code>{issue.path}</code> {issue.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
