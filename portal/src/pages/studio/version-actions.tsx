import { Button, Modal } from 'antd';
import { useState } from 'react';
import { invalidate, request, useMutation, useSession } from '@/client';
import { FieldErrors } from '@/components';
import { useLabel, useText } from '@/locale';
import { studio } from '@/locale/studio';
import { type DefinitionVersion, type Step, stepsOf } from './definition-version';
import css from './studio.css';

interface ActionsProps {
  version: DefinitionVersion;
  effective: DefinitionVersion | null;
  onDone(): Promise<void>;
}

const ASK = { submit: 'submitAsk', publish: 'publishAsk', retire: 'retireAsk' } as const;

/** The next step in the life of a version; before it is taken, what happens by it is said. */
export function VersionActions({ version, effective, onDone }: ActionsProps) {
  const t = useText(studio);
  const label = useLabel();
  const { user, may } = useSession();
  const [asked, setAsked] = useState<Step | null>(null);
  const act = useMutation(async (step: Step) => {
    await request(`/definitions/${version.id}/${step}`, { method: 'POST' });
    invalidate('/api/definitions');
    await onDone();
    setAsked(null);
  });
  const steps = stepsOf(version, may, user?.username);
  const date = version.effectiveFrom ?? t('today');
  const what =
    asked === 'submit'
      ? t('submitWhat')
      : asked === 'retire'
        ? t('retireWhat')
        : t(effective ? 'publishWhat' : 'publishWhatNew', { date });
  return (
    <>
      {steps.map(({ step, own }) => (
        <div key={step} className={css.step}>
          <Button type={step === 'retire' ? 'default' : 'primary'} disabled={own} onClick={() => setAsked(step)}>
            {t(step)}
          </Button>
          {own ? <span className="note">{t('ownDraft')}</span> : null}
        </div>
      ))}
      <Modal
        open={asked !== null}
        title={asked ? t(ASK[asked], { title: label(version.title), n: version.version }) : ''}
        okText={asked ? t(asked) : ''}
        cancelText={t('cancel')}
        confirmLoading={act.pending}
        onOk={() => asked && void act.run(asked)}
        onCancel={() => {
          setAsked(null);
          act.reset();
        }}
      >
        <p>{what}</p>
        {act.error ? <FieldErrors error={act.error} /> : null}
      </Modal>
    </>
  );
}
