import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import css from './rule.css';

type Body = Record<string, unknown>;

interface JsonTextProps {
  body: Body;
  readOnly: boolean;
  onChange(body: Body): void;
}

/** The source of a definition, to be read and written; text that is no JSON stays here until it is one. */
export function JsonText({ body, readOnly, onChange }: JsonTextProps) {
  const t = useText(studioRule);
  const [text, setText] = useState(() => shown(body));
  const [fault, setFault] = useState<string | null>(null);
  const written = useRef(body);
  // Changed in the sentences: the text follows, unless somebody is in the middle of a line.
  useEffect(() => {
    if (written.current === body || fault !== null) return;
    written.current = body;
    setText(shown(body));
  }, [body, fault]);
  const type = (next: string) => {
    setText(next);
    try {
      const read: unknown = JSON.parse(next);
      if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error(t('notObject'));
      setFault(null);
      written.current = read as Body;
      onChange(read as Body);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={css.json}>
      <Input.TextArea
        aria-label={t('source')}
        className={css.jsonText}
        spellCheck={false}
        readOnly={readOnly}
        status={fault ? 'error' : ''}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      {fault ? (
        <p className={css.fault} role="alert">
          {t('notJson', { message: fault })}{' '}
          <Button
            size="small"
            onClick={() => {
              setFault(null);
              setText(shown(body));
            }}
          >
            {t('undoJson')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

const shown = (body: Body) => JSON.stringify(body, null, 2);
