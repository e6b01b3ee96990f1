import { Button } from 'antd';
import { useState } from 'react';
import { type HandlingStep, invalidate, isClientError, request, useDraft, useMutation, type Warning } from '@/client';
import { FieldErrors, Hint, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { handlingWords } from '@/locale/handling';
import css from './handling.css';
import { HandlingForm, type HandlingText } from './handling-form';
import { HandlingState } from './handling-state';
import { HandlingTrail } from './handling-trail';

interface Kept extends HandlingText {
  step: HandlingStep;
}

const movedOn = (error: unknown) => isClientError(error) && error.code === 'WARNING_MOVED_ON';

/** How people stand to one warning, what I can do about it, and what was done. What is written outlives a conflict. */
export function HandlingPanel({ warning }: { warning: Warning }) {
  const t = useText(handlingWords);
  const draft = useDraft<Kept>(`warning.${warning.id}`);
  const [kept, setKept] = useState<Kept | null>(draft.found?.value ?? null);
  const keep = (next: Kept | null) => {
    setKept(next);
    if (next) draft.save(next);
    else draft.clear();
  };
  const send = useMutation(async () => {
    if (!kept) return;
    const { step, note, day } = kept;
    try {
      await request(`/warnings/${warning.id}/steps`, {
        method: 'POST',
        body: { step, note: note.trim(), revision: warning.revision, ...(day ? { day } : {}) },
      });
      keep(null);
    } finally {
      for (const path of ['/api/entries', '/api/warnings', '/api/desk', '/api/projects']) invalidate(path);
    }
  });
  const chosen = kept && warning.may.includes(kept.step) ? kept : null;
  return (
    <section className={css.panel}>
      <SectionTitle title={t('title')} />
      <HandlingState warning={warning} />
      {warning.state === 'review' && !warning.may.includes('settle') ? <p className="note">{t('byReviewer')}</p> : null}
      {movedOn(send.error) ? <Hint>{t('movedOn')}</Hint> : send.error ? <FieldErrors error={send.error} /> : null}
      <div className={css.choices}>
        {warning.may.map((step, at) => (
          <Button
            key={step}
            type={at === 0 && !chosen ? 'primary' : 'default'}
            aria-expanded={chosen?.step === step}
            onClick={() => keep(chosen?.step === step ? null : { step, note: kept?.note ?? '', day: null })}
          >
            {t(`step_${step}`)}
          </Button>
        ))}
      </div>
      {chosen ? (
        <HandlingForm
          key={chosen.step}
          step={chosen.step}
          text={chosen}
          onChange={(text) => keep({ ...text, step: chosen.step })}
          onCancel={() => keep(null)}
          onSend={() => void send.run()}
          sending={send.pending}
        />
      ) : null}
      <HandlingTrail steps={warning.steps} />
    </section>
  );
}
