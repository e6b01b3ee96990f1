import { Button } from 'antd';
import { useState } from 'react';
import { invalidate, isClientError, remember, request, useDraft, useMutation } from '@/client';
import { FieldErrors, Hint, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import { addressOf } from './address';
import css from './dispatch.css';
import type { OpenStep, Order, TrailStep } from './order';
import { StepForm, type StepText } from './step-form';
import { Trail } from './trail';

/** Steps by which a matter goes on; one of them is the most urgent thing on the page. */
const ONWARD: readonly string[] = ['accept', 'reply', 'close', 'reissue', 'contribute'];

const EMPTY_TEXT: StepText = { note: '', target: null, days: null, files: [] };

interface Kept {
  step: OpenStep['step'];
  text: StepText;
}

/** What the server tells who came second. */
interface Overtaken {
  current: Order;
  since: TrailStep[];
}

function overtaken(error: unknown): Overtaken | null {
  if (!isClientError(error) || error.code !== 'DISPATCH_MOVED_ON') return null;
  const { current, since } = error.body as Partial<Overtaken>;
  return current && since ? { current, since } : null;
}

/** Another step begins with what was written for the one before; to whom it goes is asked anew. */
const textFor = (kept: Kept | null): StepText => ({ ...EMPTY_TEXT, ...kept?.text, target: null });

/** Whose turn it is, where it is not mine. */
function Waiting({ order }: { order: Order }) {
  const t = useText(dispatchWords);
  if (!order.waitsFor) return <p className={css.waiting}>{t('endedNote')}</p>;
  if (order.steps.some(({ step }) => ['accept', 'reply', 'close', 'reissue'].includes(step))) return null;
  return <p className={css.waiting}>{t('waitsForOther', { name: order.waitsFor.name })}</p>;
}

/** What I can do with an order: one button a step, each with what follows from it. What was written outlives a conflict. */
export function Steps({ order }: { order: Order }) {
  const t = useText(dispatchWords);
  const draft = useDraft<Kept>(`dispatch.${order.id}`);
  const [kept, setKept] = useState<Kept | null>(draft.found?.value ?? null);
  const [since, setSince] = useState<TrailStep[]>([]);
  const chosen = order.steps.find(({ step }) => step === kept?.step);
  const keep = (next: Kept | null) => {
    setKept(next);
    if (next) draft.save(next);
    else draft.clear();
  };
  const send = useMutation(async () => {
    if (!kept || !chosen) return;
    const { note, target, days, files } = kept.text;
    try {
      const done = await request<Order>(`/dispatches/${order.id}/steps`, {
        method: 'POST',
        body: {
          step: kept.step,
          note: note.trim(),
          revision: order.revision,
          files: chosen.files ? files.map(({ id }) => id) : [],
          ...(chosen.target && target ? addressOf(target) : {}),
          ...(chosen.limit && days ? { workingDays: days } : {}),
        },
      });
      keep(null);
      setSince([]);
      remember(`/api/dispatches/${order.id}`, done);
      for (const path of ['/api/dispatches?', '/api/desk', '/api/projects', '/api/entries']) invalidate(path);
    } catch (error) {
      const news = overtaken(error);
      if (!news) throw error;
      setSince(news.since);
      remember(`/api/dispatches/${order.id}`, news.current);
    }
  });
  return (
    <section className={css.block}>
      <SectionTitle title={t('handle')} />
      {since.length > 0 ? (
        <div className={css.overtaken} role="alert">
          <Hint>{t('movedOn')}</Hint>
          <Trail steps={since} linked={false} />
        </div>
      ) : null}
      <Waiting order={order} />
      <div className={css.choices}>
        {order.steps.map(({ step }, at) => (
          <Button
            key={step}
            type={at === 0 && !chosen && ONWARD.includes(step) ? 'primary' : 'default'}
            aria-expanded={kept?.step === step}
            onClick={() => keep(kept?.step === step ? null : { step, text: textFor(kept) })}
          >
            {t(`step_${step}`)}
          </Button>
        ))}
      </div>
      {kept && !chosen && kept.text.note ? (
        <div className={css.keptText}>
          <span className={css.second}>{t('keptText')}</span>
          <p>{kept.text.note}</p>
          <button type="button" className="link" onClick={() => keep(null)}>
            {t('dropText')}
          </button>
        </div>
      ) : null}
      {kept && chosen ? (
        <>
          {send.error ? <FieldErrors error={send.error} /> : null}
          <StepForm
            key={chosen.step}
            order={order}
            step={chosen}
            text={kept.text}
            onChange={(text) => keep({ step: chosen.step, text })}
            onCancel={() => keep(null)}
            onSend={() => void send.run()}
            sending={send.pending}
            saved={draft.savedAt !== null}
          />
        </>
      ) : null}
    </section>
  );
}
