import { Button, Input } from 'antd';
import { useState } from 'react';
import { request } from '@/client/request';
import { useMutation } from '@/client/use-mutation';
import { FieldErrors } from '@/components/field-errors';
import { useText } from '@/locale';
import { tools } from '@/locale/tools';
import css from './tools.css';
import { Verdict } from './verdict';

interface Answer {
  valid: boolean;
  message: string;
}

/** Is a unified social credit code consistent in itself. */
export function CreditCodeTool() {
  const t = useText(tools);
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const check = useMutation((code: string) => request<Answer>(`/tools/credit-codes/${encodeURIComponent(code)}`));
  return (
    <section id="credit" className={css.tool} aria-labelledby="credit-title">
      <h2 id="credit-title">{t('creditCode')}</h2>
      <form
        className={css.form}
        onSubmit={async (event) => {
          event.preventDefault();
          if (typed.trim()) setAnswer((await check.run(typed.trim())) ?? null);
        }}
      >
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={t('creditCodeLabel')}
          placeholder={t('creditCodeSample')}
          maxLength={40}
        />
        <Button htmlType="submit" loading={check.pending}>
          {t('verify')}
        </Button>
      </form>
      <FieldErrors error={check.error} />
      {answer ? (
        <div aria-live="polite">
          <Verdict valid={answer.valid}>{answer.message}</Verdict>
        </div>
      ) : null}
    </section>
  );
}
