import { Button, Radio, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'umi';
import { apiUrl, invalidate, isClientError, type Library, type LibraryRef } from '@/client';
import { ErrorState, formatCount, LongWork, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import { DropZone } from './drop-zone';
import css from './import.css';
import type { ImportUse } from './import-answer';
import { MyImports } from './my-imports';
import { type Sending, sendFile } from './send-file';
import { Steps } from './steps';

interface NewImportProps {
  library: Library;
  libraries: LibraryRef[];
}

/** The first step: what the rows are, and the file. */
export function NewImport({ library, libraries }: NewImportProps) {
  const t = useText(importing);
  const label = useLabel();
  const navigate = useNavigate();
  const [use, setUse] = useState<ImportUse>('entries');
  const { file, progress, error, send, stop } = useSending(library.key, use);
  const reports = library.reportFields.length > 0;
  return (
    <>
      <Steps at={0} />
      <div className={css.first}>
        <div>
          {libraries.length > 1 ? (
            <div className={css.choice}>
              <label htmlFor="new-intoLibrary">{t('intoLibrary')}</label>
              <Select
                id="new-intoLibrary"
                value={library.key}
                onChange={(key) => navigate(`/desk/libraries/${key}/import`)}
                options={libraries.map(({ key, name }) => ({ value: key, label: label(name) }))}
              />
            </div>
          ) : null}
          {reports ? (
            <fieldset className={css.uses} disabled={file !== null}>
              <legend>{t('whatRows')}</legend>
              <Radio.Group value={use} onChange={(event) => setUse(event.target.value)}>
                {(['entries', 'reports', 'records'] as const).map((one) => (
                  <Radio key={one} value={one}>
                    {t(`use_${one}`)} <span className="note">{t(`use_${one}_hint`)}</span>
                  </Radio>
                ))}
              </Radio.Group>
            </fieldset>
          ) : null}
          {file ? (
            <div className={css.sending}>
              <LongWork
                what={t('sending', { file: file.name })}
                done={Math.round(progress.done / 1024)}
                total={Math.round(progress.total / 1024)}
                state="running"
                detail={
                  progress.done >= progress.total
                    ? t('readingFile')
                    : t('kilobytes', { n: formatCount(Math.round(progress.total / 1024)) })
                }
              />
              <Button onClick={stop}>{t('stopSending')}</Button>
            </div>
          ) : (
            <DropZone onFile={send} />
          )}
          {error ? <ErrorState error={error} /> : null}
          <p className={css.template}>
            <a href={apiUrl(`/libraries/${encodeURIComponent(library.key)}/template.xlsx`)}>{t('template')}</a>
            <span className="note">{t('templateHint')}</span>
          </p>
        </div>
        <section>
          <SectionTitle title={t('myImports')} />
          <MyImports library={library.key} />
        </section>
      </div>
    </>
  );
}

/** One file on its way; leaving the page stops it, for nothing is at the server yet. */
function useSending(library: string, use: ImportUse) {
  const t = useText(importing);
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 1 });
  const [error, setError] = useState<unknown>(undefined);
  const sending = useRef<Sending | null>(null);
  useEffect(() => () => sending.current?.stop(), []);
  const send = async (chosen: File) => {
    setError(undefined);
    setProgress({ done: 0, total: Math.max(1, chosen.size) });
    setFile(chosen);
    const way = sendFile(library, use, chosen, t('offline'), (done, total) => setProgress({ done, total }));
    sending.current = way;
    try {
      const answer = await way.answer;
      invalidate('/api/imports');
      navigate(`/desk/imports/${answer.id}?library=${encodeURIComponent(library)}`, { state: { uploaded: answer } });
    } catch (caught) {
      if (!isClientError(caught) || caught.code !== 'STOPPED') setError(caught);
    } finally {
      sending.current = null;
      setFile(null);
    }
  };
  return { file, progress, error, send: (chosen: File) => void send(chosen), stop: () => sending.current?.stop() };
}
