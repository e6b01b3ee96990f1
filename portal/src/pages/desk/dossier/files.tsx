import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { type Attachment, isClientError, request, useMutation, useQuery } from '@/client';
import { Bar, EmptyState, formatDate, Loaded } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './dossier.css';
import { fileSize, uploadFile } from './upload-file';

/** The files of a dossier: put in with a bar, fetched by a short-lived address, each with its fingerprint. */
export function Files({ code, may }: { code: string; may: boolean }) {
  const t = useText(words);
  const query = useQuery<{ items: Attachment[] }>(`/projects/${code}/attachments`);
  return (
    <>
      {may ? <Adder code={code} onDone={() => void query.refresh()} /> : null}
      <Loaded query={query} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('files.none')} hint={t(may ? 'files.noneHint' : 'files.noneReadOnly')} />
          ) : (
            <ul className={css.files}>
              {items.map((file) => (
                <FileRow key={file.id} file={file} may={may} onGone={() => void query.refresh()} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Adder({ code, onDone }: { code: string; onDone(): void }) {
  const t = useText(words);
  const input = useRef<HTMLInputElement>(null);
  const [work, setWork] = useState<{ name: string; percent: number } | null>(null);
  const [failed, setFailed] = useState<string[]>([]);
  const send = async (files: File[]) => {
    setFailed([]);
    for (const file of files) {
      setWork({ name: file.name, percent: 0 });
      try {
        await uploadFile(code, file, (percent) => setWork({ name: file.name, percent }));
      } catch (error) {
        const why = isClientError(error) ? error.message : t('files.failed');
        setFailed((before) => [...before, `${file.name}：${why}`]);
      }
    }
    setWork(null);
    onDone();
  };
  return (
    <div className={css.adder}>
      <input
        ref={input}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('files.choose')}
        onChange={(event) => {
          void send([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button disabled={work !== null} onClick={() => input.current?.click()}>
        {t('files.add')}
      </Button>
      {work ? (
        <span className={css.work} role="status">
          {t('files.sending', { name: work.name, n: work.percent })}
          <Bar value={work.percent} label={`${work.percent} %`} width={160} />
        </span>
      ) : (
        <span className="note">{t('files.limits')}</span>
      )}
      {failed.map((line) => (
        <p key={line} className={css.failed} role="alert">
          {line}
        </p>
      ))}
    </div>
  );
}

function FileRow({ file, may, onGone }: { file: Attachment; may: boolean; onGone(): void }) {
  const t = useText(words);
  const common = useText();
  const { modal, message } = App.useApp();
  const open = useMutation(async () => {
    const { url } = await request<{ url: string }>(`/attachments/${file.id}/link`, { method: 'POST' });
    window.location.assign(url);
  });
  const remove = useMutation(async () => {
    await request(`/attachments/${file.id}`, { method: 'DELETE' });
    void message.info(t('files.removed', { name: file.name }));
    onGone();
  });
  return (
    <li>
      <button type="button" className={`link ${css.fileName}`} disabled={open.pending} onClick={() => void open.run()}>
        {file.name}
      </button>
      <span className={css.fileNote}>
        <span>{fileSize(file.size)}</span>
        <span>{formatDate(file.uploadedAt, 'moment')}</span>
        <span>{file.uploader}</span>
        <span title={file.sha256}>
          {t('files.fingerprint')} <code>{file.sha256.slice(0, 12)}</code>
        </span>
      </span>
      {may ? (
        <button
          type="button"
          className={`link ${css.remove}`}
          onClick={() =>
            modal.confirm({
              title: t('files.removeTitle', { name: file.name }),
              content: t('files.removeHint'),
              okText: t('files.remove'),
              cancelText: common('cancel'),
              onOk: () => remove.run(),
            })
          }
        >
          {t('files.remove')}
        </button>
      ) : null}
      {open.error || remove.error ? (
        <p className={css.failed} role="alert">
          {String((open.error ?? remove.error) instanceof Error ? ((open.error ?? remove.error) as Error).message : '')}
        </p>
      ) : null}
    </li>
  );
}
