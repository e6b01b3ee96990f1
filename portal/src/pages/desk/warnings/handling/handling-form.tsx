import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { HandlingStep } from '@/client';
import { useText } from '@/locale';
import { handlingWords } from '@/locale/handling';
import css from './handling.css';

export interface HandlingText {
  note: string;
  day: string | null;
}

interface FormProps {
  step: HandlingStep;
  text: HandlingText;
  onChange(text: HandlingText): void;
  onCancel(): void;
  onSend(): void;
  sending: boolean;
}

/** Steps that name a day, and how many days ahead it lies at most. */
const DAYS_AHEAD: Partial<Record<HandlingStep, number>> = { handle: 366, defer: 90 };
const WITHOUT_NOTE: readonly HandlingStep[] = ['settle', 'resume'];

/** One step: what follows from it, what has to be said, and the button that names what happens. */
export function HandlingForm({ step, text, onChange, onCancel, onSend, sending }: FormProps) {
  const t = useText(handlingWords);
  const common = useText();
  const [asked, setAsked] = useState(false);
  const ahead = DAYS_AHEAD[step];
  const noNote = !WITHOUT_NOTE.includes(step) && text.note.trim() === '';
  const noDay = ahead !== undefined && text.day === null;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!noNote && !noDay) onSend();
      }}
    >
      <p className="note">{t(`effect_${step}`)}</p>
      <div className={css.field} id="field-note">
        <label htmlFor="handling-note">{t(`note_${step}`)}</label>
        <Input.TextArea
          id="handling-note"
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={2000}
          status={asked && noNote ? 'error' : ''}
          value={text.note}
          onChange={(event) => onChange({ ...text, note: event.target.value })}
        />
        {asked && noNote ? <Wrong text={t('noteNeeded')} /> : null}
      </div>
      {ahead === undefined ? null : (
        <div className={css.field} id="field-day">
          <label htmlFor="handling-day">{t(step === 'defer' ? 'day_defer' : 'day_handle')}</label>
          <DatePicker
            id="handling-day"
            status={asked && noDay ? 'error' : ''}
            value={text.day ? dayjs(text.day) : null}
            minDate={dayjs().startOf('day')}
            maxDate={dayjs().add(ahead, 'day')}
            onChange={(day) => onChange({ ...text, day: day?.format('YYYY-MM-DD') ?? null })}
          />
          {asked && noDay ? <Wrong text={t('dayNeeded')} /> : null}
        </div>
      )}
      <div className={css.send}>
        <Button type="primary" htmlType="submit" loading={sending}>
          {t(`step_${step}`)}
        </Button>
        <Button onClick={onCancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
}

const Wrong = ({ text }: { text: string }) => (
  <p className={css.wrong} role="alert">
    {text}
  </p>
);
