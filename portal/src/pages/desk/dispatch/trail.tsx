import { request, useMutation } from '@/client';
import { formatDate } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import css from './dispatch.css';
import type { StepFile, TrailStep } from './order';

/** What happened to an order, from its issue on: who, from where to where, in which words. */
export function Trail({ steps, linked }: { steps: readonly TrailStep[]; linked: boolean }) {
  const t = useText(dispatchWords);
  return (
    <ol className={css.trail}>
      {steps.map((step) => (
        <li key={step.n}>
          <time dateTime={step.at}>{formatDate(step.at, 'moment')}</time>
          <div>
            <p>
              <span className={css.what}>{t(`step_${step.step}`)}</span>
              <span className={css.way}>
                {step.from.name}
                {step.to && step.to.name !== step.from.name ? ` → ${step.to.name}` : ''}
              </span>
            </p>
            {step.note ? <p className={css.note}>{step.note}</p> : null}
            {step.workingDays === null ? null : <p className={css.second}>{t('limit', { n: step.workingDays })}</p>}
            {step.files.map((file) => (
              <FileName key={file.id} file={file} linked={linked} />
            ))}
          </div>
          <span className={css.second}>{step.by}</span>
        </li>
      ))}
    </ol>
  );
}

function FileName({ file, linked }: { file: StepFile; linked: boolean }) {
  const open = useMutation(async () => {
    const { url } = await request<{ url: string }>(`/attachments/${file.id}/link`, { method: 'POST' });
    window.location.assign(url);
  });
  if (!linked) return <p className={css.second}>{file.name}</p>;
  return (
    <p>
      <button type="button" className="link" disabled={open.pending} onClick={() => void open.run()}>
        {file.name}
      </button>
      {open.error instanceof Error ? (
        <span className={css.failed} role="alert">
          {open.error.message}
        </span>
      ) : null}
    </p>
  );
}
