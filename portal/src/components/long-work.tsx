import { useText } from '../locale';
import { formatCount } from './amount';
import { Bar } from './bar';
import { LightShape } from './light';
import css from './long-work.css';

interface LongWorkProps {
  /** What is being done: 正在导入 在建项目.xlsx. */
  what: string;
  done: number;
  total: number;
  secondsLeft?: number | null;
  state: 'running' | 'done' | 'failed';
  detail?: string;
}

/** Work that takes a while: what, how far, how long still; it goes on when the page is left. */
export function LongWork({ what, done, total, secondsLeft, state, detail }: LongWorkProps) {
  const t = useText();
  const left =
    secondsLeft === null || secondsLeft === undefined
      ? ''
      : secondsLeft < 90
        ? t('secondsLeft', { n: Math.max(1, Math.round(secondsLeft)) })
        : t('minutesLeft', { n: Math.round(secondsLeft / 60) });
  const progress = t('progressOf', { done: formatCount(done), total: formatCount(total) });
  return (
    <div className={css.work} aria-live="polite">
      <div className={css.line}>
        <span className={css.what}>{what}</span>
        <span>{progress}</span>
      </div>
      <Bar value={done} max={total} label={`${what} ${progress}`} />
      <div className={css.note}>
        {state === 'running' ? `${left}${left ? '。' : ''}${t('leaveOk')}` : null}
        {state === 'done' ? t('workDone') : null}
        {state === 'failed' ? (
          <>
            <LightShape light="red" size={10} /> {t('workFailed')}
          </>
        ) : null}
        {detail ? ` ${detail}` : ''}
      </div>
    </div>
  );
}
