import { connect, observer } from '@formily/react';
import { normaliseWidth, parseCreditCode } from '@project-cloud/kernel';
import { Input } from 'antd';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { useControl } from './use-control';

interface CreditCodeProps {
  value?: unknown;
  placeholder?: string;
  onChange?(value: string | null): void;
  onBlur?(): void;
}

const LENGTH = 18;

/** A unified social credit code, checked while it is typed: how many are missing, then whether the check digit agrees. */
export const CreditCode = connect(
  observer(function CreditCodeField({ value, placeholder, onChange, onBlur }: CreditCodeProps) {
    const t = useText(desk);
    const { aria, status, editable, invalid } = useControl();
    const text = value == null ? '' : String(value);
    return (
      <>
        <Input
          {...aria}
          status={status}
          value={text}
          disabled={!editable}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder ?? t('form.creditCodeShape')}
          onChange={(event) => onChange?.(normaliseWidth(event.target.value).replace(/\s/g, '').toUpperCase() || null)}
          onBlur={() => onBlur?.()}
        />
        {text && !invalid ? <CreditCodeState text={text} /> : null}
      </>
    );
  }),
);

function CreditCodeState({ text }: { text: string }) {
  const t = useText(desk);
  if (text.length < LENGTH)
    return <p className={css.beside}>{t('form.creditCodeMissing', { n: LENGTH - text.length })}</p>;
  const verdict = parseCreditCode(text);
  if (verdict.ok) return <p className={css.beside}>{t('form.creditCodeGood')}</p>;
  return (
    <p className={`${css.beside} ${css.doubt}`}>
      {t(verdict.reason === 'check' ? 'form.creditCodeCheck' : 'form.creditCodeBad')}
    </p>
  );
}
