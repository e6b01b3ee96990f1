import { Link } from 'umi';
import type { Label } from '@/client';
import { DateText, LongWork } from '@/components';
import { LightShape } from '@/components/light';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import css from './home.css';

export interface HealthAnswer {
  jobs: { name: string; count: number; at: string; fault: string | null }[];
  indexes: { library: string; done: number; total: number; failed: number; fault: string | null }[];
  refused: { id: string; title: string; day: string; faults: Label[] }[];
  pinned: { key: string; title: { zh: string; en: string }; region: string; regionName: string; conflicts: number }[];
}

/** Jobs that failed, indexes that are built, forms that are held at an older base; each a way to what can be done. */
export function HealthLists({ answer, short = false }: { answer: HealthAnswer; short?: boolean }) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const { jobs, indexes, pinned, refused } = answer;
  const cut = <T,>(items: T[]) => (short ? items.slice(0, 4) : items);
  return (
    <>
      <Line good={jobs.length === 0} words={jobs.length === 0 ? t('jobsWell') : t('jobsFailed', { n: jobs.length })} />
      <ul className={css.list}>
        {cut(jobs).map((job) => (
          <li key={job.name}>
            {t('jobFailed', { name: job.name, n: job.count })}{' '}
            <span className="note">
              <DateText value={job.at} form="moment" /> {job.fault}
            </span>
          </li>
        ))}
      </ul>
      <Line
        good={refused.length === 0}
        words={refused.length === 0 ? t('releasesWell') : t('releasesRefused', { n: refused.length })}
      />
      <ul className={css.list}>
        {cut(refused).map(({ id, title, day, faults }) => (
          <li key={id}>
            <Link to={`/studio/releases/${id}`}>{t('releaseRefused', { title, day })}</Link>{' '}
            <span className="note">{faults.map(label).join(t('semicolon'))}</span>
          </li>
        ))}
      </ul>
      <Line
        good={pinned.length === 0}
        words={pinned.length === 0 ? t('formsWell') : t('formsPinned', { n: pinned.length })}
      />
      <ul className={css.list}>
        {cut(pinned).map((form) => (
          <li key={`${form.key} ${form.region}`}>
            <Link to={`/studio/reports/${form.key}?region=${form.region}`}>
              {t('formPinned', { region: form.regionName, form: label(form.title), n: form.conflicts })}
            </Link>
          </li>
        ))}
      </ul>
      {indexes.length === 0 ? <Line good words={t('indexesWell')} /> : null}
      {cut(indexes).map((one) => (
        <LongWork
          key={one.library}
          what={t('indexing', { library: one.library })}
          done={one.done}
          total={one.total}
          state={one.failed > 0 ? 'failed' : 'running'}
          {...(one.fault ? { detail: one.fault } : {})}
        />
      ))}
    </>
  );
}

function Line({ good, words }: { good: boolean; words: string }) {
  return (
    <p className={css.line}>
      <LightShape light={good ? 'green' : 'red'} /> {words}
    </p>
  );
}
