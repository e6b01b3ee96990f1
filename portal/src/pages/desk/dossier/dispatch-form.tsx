import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'umi';
import { type Entry, invalidate, request, useDraft, useMutation, useQuery } from '@/client';
import { Code, EmptyState, FieldErrors, Loaded } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import { addressOf, receiverName, receiverOptions, usualReceiver } from '../dispatch/address';
import css from '../dispatch/dispatch.css';
import type { Choices, Order } from '../dispatch/order';
import { DueDay } from './dispatch-due-day';

interface Written {
  kind: string | null;
  receiver: string | null;
  matter: string;
  days: number;
  coDepartments: string[];
}

const USUAL_DAYS = 5;
const SHORTEST = 4;

/** A new order on a project: what, to whom, until when. What is written keeps itself until it is sent. */
export function DispatchForm({ entry, kind }: { entry: Entry; kind: string | null }) {
  const query = useQuery<Choices>(`/entries/${entry.id}/dispatch-choices`);
  return (
    <Loaded query={query} rows={6}>
      {(choices) => <Form entry={entry} choices={choices} wanted={kind} />}
    </Loaded>
  );
}

function Form({ entry, choices, wanted }: { entry: Entry; choices: Choices; wanted: string | null }) {
  const t = useText(dispatchWords);
  const navigate = useNavigate();
  const draft = useDraft<Written>(`dispatch.new.${entry.id}`);
  const [written, setWritten] = useState<Written>(
    draft.found?.value ?? {
      kind: choices.kinds.find(({ code }) => code === wanted)?.code ?? null,
      receiver: usualReceiver(choices),
      matter: '',
      days: USUAL_DAYS,
      coDepartments: [],
    },
  );
  const [asked, setAsked] = useState(false);
  const set = (part: Partial<Written>) => {
    const next = { ...written, ...part };
    setWritten(next);
    draft.save(next);
  };
  const { kind, receiver, matter, days, coDepartments } = written;
  const short = matter.trim().length < SHORTEST;
  const send = useMutation(async () => {
    const order = await request<Order>(`/entries/${entry.id}/dispatches`, {
      method: 'POST',
      body: { kind, matter: matter.trim(), workingDays: days, coDepartments, ...addressOf(receiver ?? '') },
    });
    draft.clear();
    for (const path of ['/api/dispatches', '/api/desk', '/api/projects', `/api/entries/${entry.id}/dispatches`]) {
      invalidate(path);
    }
    navigate(`/desk/dispatches/${order.id}`);
  });
  const words = { whole: (name: string) => t('wholeRegion', { name }), firm: (name: string) => t('theFirm', { name }) };
  const options = receiverOptions(choices, words);
  if (options.length === 0) return <EmptyState title={t('noReceiver')} />;
  const name = receiverName(choices, receiver);
  return (
    <form
      className={css.order}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (kind && receiver && !short) void send.run();
      }}
    >
      <div>
        <p>{entry.project.name}</p>
        <Code value={entry.project.code} />
      </div>
      {send.error ? <FieldErrors error={send.error} /> : null}
      <Field id="dispatch-kind" label={t('kind')} wrong={asked && !kind ? t('kindNeeded') : null}>
        <Select
          id="dispatch-kind"
          value={kind}
          status={asked && !kind ? 'error' : ''}
          onChange={(value) => set({ kind: value })}
          options={choices.kinds.map(({ code, label }) => ({ value: code, label }))}
        />
      </Field>
      <Field id="dispatch-receiver" label={t('receiver')} wrong={asked && !receiver ? t('targetNeeded') : null}>
        <Select
          id="dispatch-receiver"
          showSearch
          optionFilterProp="label"
          value={receiver}
          onChange={(value) => set({ receiver: value })}
          options={options}
        />
      </Field>
      <Field id="dispatch-matter" label={t('whatToDo')} wrong={asked && short ? t('matterNeeded') : null}>
        <Input.TextArea
          id="dispatch-matter"
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={2000}
          status={asked && short ? 'error' : ''}
          placeholder={t('matterHint')}
          value={matter}
          onChange={(event) => set({ matter: event.target.value })}
        />
      </Field>
      <Field id="dispatch-limit" label={t('timeLimit')} wrong={null}>
        <div className={css.limit}>
          <InputNumber
            id="dispatch-limit"
            min={1}
            max={250}
            precision={0}
            value={days}
            onChange={(value) => set({ days: value ?? USUAL_DAYS })}
          />
          {t('days')}
          <DueDay from={choices.today} days={days} />
        </div>
      </Field>
      <Field id="dispatch-helpers" label={t('coDepartments')} wrong={null}>
        <Select
          id="dispatch-helpers"
          mode="multiple"
          optionFilterProp="label"
          value={coDepartments}
          placeholder={t('coHint')}
          onChange={(value) => set({ coDepartments: value })}
          options={helpersOf(choices, receiver)}
        />
      </Field>
      {receiver === 'firm' ? <p className={css.second}>{t('firmSees')}</p> : null}
      <div className={css.send}>
        <Button type="primary" htmlType="submit" loading={send.pending}>
          {t('issue')}
        </Button>
        {name ? <span className={css.second}>{t('issueEffect', { name })}</span> : null}
      </div>
    </form>
  );
}

/** Departments of the receiving region and of those above it; the one that handles it helps nobody. */
function helpersOf({ receivers }: Choices, receiver: string | null) {
  const [region, department] = (receiver ?? '').split('/');
  const at = receivers.findIndex(({ code }) => code === region);
  return receivers
    .slice(0, at + 1)
    .filter(({ departments }) => departments.length > 0)
    .map(({ name, departments }) => ({
      label: name,
      title: name,
      options: departments
        .filter(({ code }) => code !== department)
        .map((one) => ({ value: one.code, label: one.name })),
    }));
}

interface FieldProps {
  id: string;
  label: string;
  wrong: string | null;
  children: ReactNode;
}

function Field({ id, label, wrong, children }: FieldProps) {
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {wrong ? (
        <p className={css.failed} role="alert">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
