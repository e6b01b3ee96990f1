import { Button } from 'antd';
import { invalidate, request, useMutation, useSession } from '@/client';
import { DateText, FieldErrors, formatCount, LongWork, SectionTitle } from '@/components';
import { LightShape } from '@/components/light';
import { useText } from '@/locale';
import { studioSweep } from '@/locale/studio-sweep';
import css from './home.css';
import { type RuleAlarm, SweepAlarms } from './sweep-alarms';

interface Sweep {
  day: string;
  done: number;
  total: number;
  turned: number;
  checked: number;
  finishedAt: string | null;
  seconds: number;
}

export interface SweepAnswer {
  last: Sweep | null;
  running: Sweep | null;
  daytime: Sweep | null;
  alarms: RuleAlarm[];
}

const seconds = (value: number) => (value < 10 ? value.toFixed(1) : formatCount(Math.round(value)));

/** The last full sweep, the one under way, the last look by day, and rules that SQL must not judge at present. */
export function SweepHealth({ answer, onDone }: { answer: SweepAnswer; onDone(): Promise<void> }) {
  const t = useText(studioSweep);
  const { may } = useSession();
  const { last, running, daytime, alarms } = answer;
  const begin = useMutation(async () => {
    await request('/sweeps', { method: 'POST' });
    invalidate('/api/studio/sweeps');
    await onDone();
  });
  return (
    <section className={css.apart}>
      <SectionTitle
        title={t('title')}
        action={
          may('sweep.run') && !running ? (
            <Button loading={begin.pending} onClick={() => void begin.run()}>
              {t('now')}
            </Button>
          ) : null
        }
      />
      {begin.error ? <FieldErrors error={begin.error} /> : null}
      {running ? <LongWork what={t('running')} done={running.done} total={running.total} state="running" /> : null}
      {last ? (
        <p className={css.line}>
          {t('last', { n: formatCount(last.done), turned: formatCount(last.turned), seconds: seconds(last.seconds) })}{' '}
          <span className="note">
            {t('lastAt', { day: last.day })} <DateText value={last.finishedAt} form="moment" />{' '}
            {last.checked > 0 ? t('checked', { n: formatCount(last.checked) }) : null}
          </span>
        </p>
      ) : (
        <p className={css.line}>{t('never')}</p>
      )}
      {daytime ? (
        <p className={css.line}>
          {t('daytime', { n: formatCount(daytime.turned) })} <DateText value={daytime.finishedAt} form="moment" />
        </p>
      ) : null}
      <p className={css.line}>
        <LightShape light={alarms.length === 0 ? 'green' : 'red'} />{' '}
        {alarms.length === 0 ? t('well') : t('alarmsN', { n: alarms.length })}
      </p>
      <SweepAlarms alarms={alarms} onDone={onDone} />
    </section>
  );
}
