import { type FieldType, parseExpression } from '@project-cloud/forms-engine';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import type { FieldChoice } from '../model/fields';
import css from './properties.css';

interface ExpressionTextProps {
  text: string;
  fields: readonly FieldChoice[];
  wanted: 'boolean' | 'any';
  readOnly: boolean;
  onChange(text: string): void;
}

/** The expression itself, with the fault at its place. */
export function ExpressionText({ text, fields, wanted, readOnly, onChange }: ExpressionTextProps) {
  const t = useText(studioForm);
  const label = useLabel();
  const [own, setOwn] = useState(text);
  const types = useMemo(
    () => Object.fromEntries(fields.map(({ key, kind }): [string, FieldType] => [key, kind])),
    [fields],
  );
  const parsed = own.trim() === '' ? null : parseExpression(own, { fields: types });
  const issue = parsed && !parsed.ok ? parsed.issues[0] : undefined;
  const wrong = parsed?.ok && wanted === 'boolean' && !['boolean', 'unknown'].includes(parsed.expression.type.kind);
  return (
    <div className={css.byHand}>
      <Input.TextArea
        aria-label={t('formulaText')}
        aria-invalid={issue || wrong ? true : undefined}
        status={issue || wrong ? 'error' : undefined}
        autoSize={{ minRows: 2, maxRows: 8 }}
        disabled={readOnly}
        value={own}
        spellCheck={false}
        onChange={(event) => {
          setOwn(event.target.value);
          onChange(event.target.value.trim());
        }}
      />
      {issue ? (
        <div className={css.fault} role="alert">
          <code aria-hidden="true">
            {own.slice(Math.max(0, issue.at - 16), issue.at)}
            <mark>{own[issue.at] ?? ' '}</mark>
            {own.slice(issue.at + 1, issue.at + 17)}
          </code>
          <span>
            {t('atCharacter', { n: issue.at + 1 })} {label(issue.message)}
          </span>
        </div>
      ) : wrong ? (
        <div className={css.fault} role="alert">
          <span>{t('notYesNo')}</span>
        </div>
      ) : null}
    </div>
  );
}
