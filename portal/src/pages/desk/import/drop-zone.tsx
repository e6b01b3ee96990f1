import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';

interface DropZoneProps {
  onFile(file: File): void;
  disabled?: boolean;
}

/** A file is dragged here or chosen. */
export function DropZone({ onFile, disabled = false }: DropZoneProps) {
  const t = useText(importing);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the button inside does the same by keyboard
    <div
      className={over ? css.over : css.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        accept=".csv,.xlsx,.txt,text/csv"
        aria-label={t('chooseFile')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <Button type="primary" disabled={disabled} onClick={() => input.current?.click()}>
        {t('chooseFile')}
      </Button>
      <p className={css.dropText}>{t('dropHere')}</p>
      <p className="note">{t('fileHint')}</p>
    </div>
  );
}
