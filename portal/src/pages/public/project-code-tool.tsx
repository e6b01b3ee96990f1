import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import { request } from '@/client/request';
import { useMutation } from '@/client/use-mutation';
import { CodeKey } from '@/components/code';
import { FieldErrors } from '@/components/field-errors';
import { useText } from '@/locale';
import { tools } from '@/locale/tools';
import { CodeRuleNote, type RuleTold } from './code-rule-note';
import css from './tools.css';
import { Verdict } from './verdict';

interface Answer {
  valid: boolean;
  segments?: Record<string, string>;
  region?: { code: string; name: string } | null;
  rule?: RuleTold | null;
  message: string;
}

/** Is a project code right, and what do its five parts say. */
export function ProjectCodeTool() {
  const t = useText(tools);
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<{ code: string; body: Answer } | null>(null);
  const check = useMutation((code: string) => request<Answer>(`/tools/project-codes/${encodeURIComponent(code)}`));
  return (
    <section id="code" className={css.tool} aria-labelledby="code-title">
      <h2 id="code-title">{t('projectCode')}</h2>
      <form
        className={css.form}
        onSubmit={async (event) => {
          event.preventDefault();
          const code = typed.trim();
          if (!code) return;
          const body = await check.run(code);
          if (body) setAnswer({ code, body });
        }}
      >
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={t('projectCodeLabel')}
          placeholder={t('projectCodeSample')}
          maxLength={60}
        />
        <Button htmlType="submit" loading={check.pending}>
          {t('verify')}
        </Button>
      </form>
      <FieldErrors error={check.error} />
      {answer ? (
        <div aria-live="polite">
          <Verdict valid={answer.body.valid}>{answer.body.message}</Verdict>
          {answer.body.segments ? (
            <CodeKey code={spell(answer.body.segments)} notes={[undefined, answer.body.region?.name]} />
          ) : null}
          {answer.body.rule ? <CodeRuleNote rule={answer.body.rule} /> : null}
          {answer.body.valid ? (
            <p className={css.open}>
              <Link to={`/projects/${answer.code}`}>{t('openProject')}</Link>
            </p>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** The segments in the order of the code; serial and check digit are one group of six. */
function spell(segments: Record<string, string>): string {
  const { time = '', region = '', department = '', type = '', serial = '', check = '' } = segments;
  return [time, region, department, type, serial.length >= 6 ? serial : serial + check].join('-');
}
