import { connect, observer } from '@formily/react';
import { useRef, useState } from 'react';
import { isClientError } from '@/client';
import { Bar } from '@/components';
import { useLanguage, useText } from '@/locale';
import { desk } from '@/locale/desk';
import { fileSize, uploadFile } from '@/pages/desk/dossier/upload-file';
import { useSurroundings } from '../form-context';
import css from './fields.css';
import { useControl } from './use-control';

/** A file that has been put into the dossier, as the field keeps it. */
interface KeptFile {
  id: string | number;
  name: string;
  size: number;
}

interface UploadProps {
  value?: unknown;
  accept?: string;
  multiple?: boolean;
  maxCount?: number;
  minCount?: number;
  /** Megabytes. */
  maxSize?: number;
  capture?: boolean;
  text?: string;
  onChange?(value: KeptFile[] | null): void;
}

/** Files of the dossier that belong to this answer: photos of the site, approvals. */
export const Upload = connect(
  observer(function UploadField(props: UploadProps) {
    const t = useText(desk);
    const { language } = useLanguage();
    const { projectCode } = useSurroundings();
    const { aria, editable } = useControl();
    const input = useRef<HTMLInputElement>(null);
    const [work, setWork] = useState<{ name: string; percent: number } | null>(null);
    const [failed, setFailed] = useState<string[]>([]);
    const files = (Array.isArray(props.value) ? props.value : []).filter(isKept);
    // Words in a form are in the language of its makers.
    const own = language === 'zh' ? props.text : undefined;
    const full = props.maxCount !== undefined && files.length >= props.maxCount;

    const send = async (chosen: File[]) => {
      if (!projectCode) return;
      setFailed([]);
      let kept = files;
      for (const file of chosen) {
        const large = props.maxSize !== undefined && file.size > props.maxSize * 1024 * 1024;
        try {
          if (large) throw new Error(t('files.tooLarge', { n: props.maxSize ?? 0 }));
          setWork({ name: file.name, percent: 0 });
          const { id, name, size } = await uploadFile(projectCode, file, (percent) =>
            setWork({ name: file.name, percent }),
          );
          kept = [...kept, { id, name, size }];
          props.onChange?.(kept);
        } catch (error) {
          const why = isClientError(error) || large ? (error as Error).message : t('files.failed');
          setFailed((before) => [...before, `${file.name}：${why}`]);
        }
      }
      setWork(null);
    };
    return (
      <div className={css.files}>
        {files.map((file) => (
          <div key={file.id} className={css.file}>
            <span className={css.fileName}>{file.name}</span>
            <span className={css.fileNote}>
              {fileSize(file.size)}
              {editable ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => props.onChange?.(orNull(files.filter(({ id }) => id !== file.id)))}
                >
                  {t('files.takeOut')}
                </button>
              ) : null}
            </span>
          </div>
        ))}
        {work ? (
          <div className={css.file} role="status">
            {t('files.sending', { name: work.name, n: work.percent })}
            <Bar value={work.percent} label={`${work.percent} %`} />
          </div>
        ) : editable && !full ? (
          <button
            {...aria}
            type="button"
            className={css.drop}
            disabled={!projectCode}
            onClick={() => input.current?.click()}
          >
            {projectCode ? (own ?? t(props.capture ? 'files.photo' : 'files.choose')) : t('files.afterSaving')}
          </button>
        ) : null}
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          accept={props.accept}
          multiple={props.multiple !== false && props.maxCount !== 1}
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {failed.map((line) => (
          <p key={line} className={css.failed} role="alert">
            {line}
          </p>
        ))}
      </div>
    );
  }),
);

const orNull = (files: KeptFile[]) => (files.length > 0 ? files : null);

function isKept(value: unknown): value is KeptFile {
  const file = value as Partial<KeptFile> | null;
  return file?.id !== undefined && typeof file.name === 'string';
}
