import { Button } from 'antd';
import { useRef, useState } from 'react';
import { isClientError, useSession } from '@/client';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import { uploadFile } from '../dossier/upload-file';
import css from './dispatch.css';
import type { StepFile } from './order';

interface StepFilesProps {
  code: string;
  files: StepFile[];
  onChange(files: StepFile[]): void;
}

/** Files that a step rests on: they enter the dossier of the project, and the step names them. */
export function StepFiles({ code, files, onChange }: StepFilesProps) {
  const t = useText(dispatchWords);
  const { may } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  if (!may('attachment.write')) return null;
  const send = async (file: File) => {
    setSending(file.name);
    setFailed(null);
    try {
      const { id, name, size } = await uploadFile(code, file, () => undefined);
      onChange([...files, { id: String(id), name, size }]);
    } catch (error) {
      setFailed(t('fileFailed', { name: file.name, why: isClientError(error) ? error.message : '' }));
    } finally {
      setSending(null);
    }
  };
  return (
    <div className={css.field}>
      <span>{t('files')}</span>
      <div className={css.files}>
        {files.map(({ id, name }) => (
          <span key={id} className={css.file}>
            {name}
            <button
              type="button"
              className="link"
              aria-label={t('takeOff', { name })}
              onClick={() => onChange(files.filter((file) => file.id !== id))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('addFile')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void send(file);
            event.target.value = '';
          }}
        />
        <Button disabled={sending !== null} onClick={() => input.current?.click()}>
          {sending ? t('sending', { name: sending }) : t('addFile')}
        </Button>
      </div>
      {failed ? (
        <p className={css.failed} role="alert">
          {failed}
        </p>
      ) : null}
    </div>
  );
}
