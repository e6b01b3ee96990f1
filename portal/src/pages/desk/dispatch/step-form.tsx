import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@/client';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import { receiverOptions } from './address';
import css from './dispatch.css';
import type { OpenStep, Order, Receivers, StepFile } from './order';
import { StepFiles } from './step-files';

/** What a person writes for one step. */
export interface StepText {
  note: string;
  target: string | null;
  days: number | null;
  files: StepFile[];
}

interface StepFormProps {
  order: Order;
  step: OpenStep;
  text: StepText;
  onChange(text: StepText): void;
  onCancel(): void;
  onSend(): void;
  sending: boolean;
  saved: boolean;
}

const REASONED = ['return', 'recall', 'withdraw'];

/** One step: what follows from it, what has to be said, and the button that names what happens. */
export function StepForm({ order, step, text, onChange, onCancel, onSend, sending, saved }: StepFormProps) {
  const t = useText(dispatchWords);
  const common = useText();
  const [asked, setAsked] = useState(false);
  const set = (part: Partial<StepText>) => onChange({ ...text, ...part });
  const noNote = step.note && text.note.trim() === '';
  const noTarget = step.target !== null && !text.target;
  const noteLabel = REASONED.includes(step.step) ? 'reason' : step.note ? 'note' : 'noteOptional';
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!noNote && !noTarget) onSend();
      }}
    >
      <p className={css.effect}>
        {t(`effect_${step.step}`)}
        {text.target === 'firm' ? ` ${t('firmSees')}` : ''}
      </p>
      {step.target ? (
        <Target
          order={order}
          step={step}
          value={text.target}
          wrong={asked && noTarget}
          onChange={(target) => set({ target })}
        />
      ) : null}
      {step.limit ? (
        <div className={css.field}>
          <label htmlFor="dispatch-days">{t('newLimit')}</label>
          <span>
            <InputNumber
              id="dispatch-days"
              min={1}
              max={250}
              precision={0}
              value={text.days}
              onChange={(days) => set({ days })}
            />{' '}
            {t('days')}
          </span>
        </div>
      ) : null}
      <div className={css.field}>
        <label htmlFor="dispatch-note">{t(noteLabel)}</label>
        <Input.TextArea
          id="dispatch-note"
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={2000}
          status={asked && noNote ? 'error' : ''}
          value={text.note}
          onChange={(event) => set({ note: event.target.value })}
        />
        {asked && noNote ? (
          <p className={css.failed} role="alert">
            {t('noteNeeded')}
          </p>
        ) : null}
      </div>
      {step.files && order.entryId ? (
        <StepFiles code={order.project.code} files={text.files} onChange={(files) => set({ files })} />
      ) : null}
      <div className={css.send}>
        <Button type="primary" htmlType="submit" loading={sending}>
          {t(`go_${step.step}`)}
        </Button>
        <Button onClick={onCancel}>{common('cancel')}</Button>
        {saved && text.note ? <span className="note">{t('draftKept')}</span> : null}
      </div>
    </form>
  );
}

interface TargetProps {
  order: Order;
  step: OpenStep;
  value: string | null;
  wrong: boolean;
  onChange(value: string): void;
}

function Target({ order, step, value, wrong, onChange }: TargetProps) {
  const t = useText(dispatchWords);
  const query = useQuery<Receivers>(`/dispatches/${order.id}/choices`, { query: { step: step.step } });
  const words = { whole: (name: string) => t('wholeRegion', { name }), firm: (name: string) => t('theFirm', { name }) };
  return (
    <div className={css.field}>
      <label htmlFor="dispatch-target">{t('target')}</label>
      <Select
        id="dispatch-target"
        showSearch
        optionFilterProp="label"
        status={wrong ? 'error' : ''}
        loading={query.loading}
        value={value}
        onChange={onChange}
        options={query.data ? receiverOptions(query.data, words) : []}
      />
      {wrong ? (
        <p className={css.failed} role="alert">
          {t('targetNeeded')}
        </p>
      ) : null}
    </div>
  );
}
