import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { isClientError } from '@/client/client-error';
import { request } from '@/client/request';
import type { DueAnswer } from '@/client/types';
import { useMutation } from '@/client/use-mutation';
import { Derivation } from '@/components/derivation';
import { FieldErrors } from '@/components/field-errors';
import { Figure } from '@/components/figure';
import { Hint } from '@/components/hint';
import { useText } from '@/locale';
import { tools } from '@/locale/tools';
import css from './tools.css';

interface Typed {
  from: Dayjs | null;
  days: number | null;
  countStart: boolean;
  pauses?: { span: [Dayjs, Dayjs] | null; reason: string }[];
}

/** When a number of working days is over, with the day-by-day derivation. */
export function DueDateTool() {
  const t = useText(tools);
  const [form] = Form.useForm<Typed>();
  const [answer, setAnswer] = useState<{ days: number; body: DueAnswer } | null>(null);
  const compute = useMutation((typed: Typed) =>
    request<DueAnswer>('/tools/due-dates', { method: 'POST', body: toBody(typed) }),
  );
  const refusal = isClientError(compute.error) ? compute.error : null;
  const known = refusal?.fields.filter(({ path }) => path === 'from' || path === 'days') ?? [];
  useEffect(() => {
    if (known.length > 0)
      form.setFields(known.map(({ path, message }) => ({ name: path as 'from' | 'days', errors: [message] })));
  });

  return (
    <section id="due" className={css.tool} aria-labelledby="due-title">
      <h2 id="due-title">{t('dueDate')}</h2>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: dayjs(), days: 20, countStart: false, pauses: [] }}
        onFinish={async (typed) => {
          const body = await compute.run(typed);
          if (body) setAnswer({ days: typed.days ?? 0, body });
        }}
      >
        <div className={css.fields}>
          <Form.Item name="from" label={t('from')} rules={[{ required: true, message: t('fromMissing') }]}>
            <DatePicker style={{ width: '100%' }} allowClear={false} inputReadOnly />
          </Form.Item>
          <Form.Item name="days" label={t('days')} rules={[{ required: true, message: t('daysMissing') }]}>
            <InputNumber style={{ width: '100%' }} min={1} max={1000} precision={0} controls={false} />
          </Form.Item>
          <Form.Item name="countStart" label={t('countStart')}>
            <Select
              options={[
                { value: false, label: t('countNext') },
                { value: true, label: t('countSame') },
              ]}
            />
          </Form.Item>
        </div>
        <Form.List name="pauses">
          {(pauses, { add, remove }) => (
            <div className={css.pauses}>
              {pauses.map(({ key, name }) => (
                <div key={key} className={css.fields}>
                  <Form.Item
                    name={[name, 'span']}
                    label={t('pause')}
                    rules={[{ required: true, message: t('pauseMissing') }]}
                    style={{ gridColumn: 'span 2' }}
                  >
                    <DatePicker.RangePicker style={{ width: '100%' }} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'reason']}
                    label={t('pauseReason')}
                    rules={[{ required: true, message: t('pauseReasonMissing') }]}
                  >
                    <Input
                      maxLength={60}
                      addonAfter={
                        <button type="button" className="link" onClick={() => remove(name)}>
                          {t('removePause')}
                        </button>
                      }
                    />
                  </Form.Item>
                </div>
              ))}
              <button type="button" className="link" onClick={() => add({ span: null, reason: t('pauseDefault') })}>
                {t('addPause')}
              </button>
            </div>
          )}
        </Form.List>
        <Button type="primary" htmlType="submit" loading={compute.pending}>
          {t('compute')}
        </Button>
      </Form>
      {refusal && known.length < Math.max(1, refusal.fields.length) ? <FieldErrors error={refusal} /> : null}
      {answer ? (
        <div className={css.result} aria-live="polite">
          <div className={css.due}>
            <Figure
              label={t('dueOn')}
              value={answer.body.due}
              note={t('calendar', { version: answer.body.calendarVersion })}
            />
          </div>
          {answer.body.provisional ? (
            <div className={css.provisional}>
              <Hint effect={t('provisionalEffect')}>{t('provisional')}</Hint>
            </div>
          ) : null}
          <Derivation days={answer.body.derivation} total={answer.days} />
        </div>
      ) : null}
    </section>
  );
}

function toBody(typed: Typed) {
  const day = (date: Dayjs | null | undefined) => date?.format('YYYY-MM-DD') ?? null;
  return {
    from: day(typed.from),
    days: typed.days,
    countStart: typed.countStart,
    pauses: (typed.pauses ?? []).map(({ span, reason }) => ({ from: day(span?.[0]), to: day(span?.[1]), reason })),
  };
}
