import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { apiUrl, invalidate, request, useMutation } from '@/client';
import { type Column, EMPTY, FieldErrors, Hint, ResponsiveTable } from '@/components';
import { useText } from '@/locale';
import { people } from '@/locale/people';
import css from '../people/people.css';
import type { ImportAnswer } from './organisation';

type Fault = ImportAnswer['faults'][number];
type Line = ImportAnswer['lines'][number];

const send = (file: File, save: boolean) => {
  const form = new FormData();
  form.append('file', file);
  return request<ImportAnswer>('/organisations/import', { method: 'POST', body: form, query: { save } });
};

/** A file of departments: first what becomes of each row, then all of them or none. */
export function OrganisationImport({ onClose }: { onClose(): void }) {
  const t = useText(people);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const look = useMutation(async (chosen: File) => {
    setFile(chosen);
    setAnswer(null);
    setAnswer(await send(chosen, false));
  });
  const save = useMutation(async (chosen: File) => {
    setAnswer(await send(chosen, true));
    invalidate('/api/organisations');
  });
  const n = answer ? answer.added + answer.changed : 0;
  return (
    <Modal
      open
      width={760}
      title={t('importTitle')}
      onCancel={onClose}
      footer={
        answer?.saved ? (
          <Button key="close" type="primary" onClick={onClose}>
            {t('closeIt')}
          </Button>
        ) : (
          // a button of its own: one that was loading a moment ago keeps its sign and takes no click
          <Button
            key="save"
            type="primary"
            loading={save.pending}
            disabled={!file || !answer || answer.faults.length > 0 || n === 0}
            onClick={() => file && void save.run(file)}
          >
            {t('importRun', { n })}
          </Button>
        )
      }
    >
      <div className={css.form}>
        <p>{t('importWhat')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx"
          className="visually-hidden"
          aria-label={t('chooseFile')}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void look.run(chosen);
            event.target.value = '';
          }}
        />
        <p className={css.choose}>
          <Button loading={look.pending} onClick={() => input.current?.click()}>
            {t('chooseFile')}
          </Button>
          <a href={apiUrl('/organisations/import-template.csv')}>{t('template')}</a>
          <span>{file?.name}</span>
        </p>
        {look.error ? <FieldErrors error={look.error} /> : null}
        {save.error ? <FieldErrors error={save.error} /> : null}
        {answer ? <Outcome answer={answer} /> : null}
      </div>
    </Modal>
  );
}

function Outcome({ answer }: { answer: ImportAnswer }) {
  const t = useText(people);
  const nameOf = (column: string) => t(`column_${column}` as 'column_code');
  const faults: Column<Fault>[] = [
    { key: 'row', title: t('row'), numeric: true, card: 'figure', render: ({ row }) => row },
    { key: 'column', title: t('column'), card: 'title', render: ({ column }) => nameOf(column) },
    { key: 'value', title: t('value'), card: 'line', render: ({ value }) => value || EMPTY },
    { key: 'problem', title: t('problem'), card: 'line', render: ({ message }) => message },
  ];
  const lines: Column<Line>[] = [
    { key: 'row', title: t('row'), numeric: true, card: 'figure', render: ({ row }) => row },
    { key: 'name', title: t('organisation'), card: 'title', render: ({ name }) => name },
    { key: 'code', title: t('code'), card: 'sub', render: ({ code }) => code },
    {
      key: 'act',
      title: t('willDo'),
      card: 'line',
      render: ({ changed }) =>
        changed ? t('doChange', { what: [...new Set(changed.map(nameOf))].join(t('comma')) }) : t('doAdd'),
    },
  ];
  const { added, changed, same, rows, saved } = answer;
  return (
    <>
      <Hint tone="plain">
        {saved ? t('importDone', { added, changed }) : t('importFound', { rows, added, changed, same })}
      </Hint>
      {answer.faults.length > 0 ? <Hint>{t('importFaults', { n: answer.faults.length })}</Hint> : null}
      <div className={css.faults}>
        {answer.faults.length > 0 ? (
          <ResponsiveTable<Fault>
            caption={t('problem')}
            columns={faults}
            rows={answer.faults}
            rowKey={({ row, column }) => `${row} ${column}`}
          />
        ) : (
          <ResponsiveTable<Line>
            caption={t('willDo')}
            columns={lines}
            rows={answer.lines}
            rowKey={({ code }) => code}
          />
        )}
      </div>
    </>
  );
}
