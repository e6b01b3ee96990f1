import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import { invalidate, request, useMutation, useSession } from '@/client';
import { Code, FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioSweep } from '@/locale/studio-sweep';
import css from './home.css';

type Light = 'red' | 'yellow' | 'green' | 'none';

export interface RuleAlarm {
  id: string;
  library: string;
  libraryName: { zh: string; en: string } | null;
  rule: string;
  title: { zh: string; en: string };
  version: number;
  entries: number;
  fault: string | null;
  examples: {
    entry: string;
    code: string;
    values: { fact: string; label: { zh: string; en: string }; value: string }[];
    sql: Light;
    closures: Light;
  }[];
}

/** Each rule that the database reads otherwise, with some of the entries and their values, until somebody has mended it. */
export function SweepAlarms({ alarms, onDone }: { alarms: RuleAlarm[]; onDone(): Promise<void> }) {
  const t = useText(studioSweep);
  const words = useText();
  const label = useLabel();
  const { may } = useSession();
  const [asked, setAsked] = useState<RuleAlarm | null>(null);
  const [note, setNote] = useState('');
  const confirm = useMutation(async ({ id }: RuleAlarm) => {
    await request(`/rule-alarms/${id}/acknowledge`, { method: 'POST', body: { note } });
    invalidate('/api/studio/sweeps');
    await onDone();
    setAsked(null);
    setNote('');
  });
  if (alarms.length === 0) return null;
  return (
    <>
      <ul className={css.list}>
        {alarms.map((alarm) => {
          const library = alarm.libraryName ? label(alarm.libraryName) : alarm.library;
          const told = { rule: label(alarm.title), version: alarm.version, library, n: alarm.entries };
          return (
            <li key={alarm.id}>
              <Link to={`/studio/definitions/rule/${alarm.rule}`}>{t(alarm.fault ? 'faulty' : 'alarm', told)}</Link>
              {may('sweep.run') ? <Button onClick={() => setAsked(alarm)}>{t('acknowledge')}</Button> : null}
              <span className="note">{t('kept')}</span>
              {alarm.examples.slice(0, 5).map((one) => (
                <span key={one.entry} className="note">
                  <Code value={one.code} />{' '}
                  {one.values
                    .map(({ label: name, value }) => t('value', { label: label(name), value }))
                    .join(t('comma'))}
                  {t('comma')}
                  {t('said', { sql: words(one.sql), closures: words(one.closures) })}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      <Modal
        open={asked !== null}
        title={asked ? t('ask', { rule: label(asked.title) }) : ''}
        okText={t('acknowledge')}
        cancelText={t('cancel')}
        confirmLoading={confirm.pending}
        okButtonProps={{ disabled: note.trim() === '' }}
        onOk={() => asked && void confirm.run(asked)}
        onCancel={() => {
          setAsked(null);
          confirm.reset();
        }}
      >
        <p>{t('what')}</p>
        <Input.TextArea
          value={note}
          rows={3}
          maxLength={500}
          aria-label={t('note')}
          placeholder={t('note')}
          onChange={(event) => setNote(event.target.value)}
        />
        {confirm.error ? <FieldErrors error={confirm.error} /> : null}
      </Modal>
    </>
  );
}
