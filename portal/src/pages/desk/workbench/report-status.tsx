import { Button } from 'antd';
import { useNavigate } from 'umi';
import { type Desk, useSession } from '@/client';
import { Bar, Figure, Figures, formatCount, formatDate, SectionTitle } from '@/components';
import { useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { monthName } from '../report/period';
import css from './workbench.css';

/** How far this month's reports have come, and the way to the rest. */
export function ReportStatus({ desk }: { desk: Desk }) {
  const t = useText(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { period, due, workingDaysLeft, total, done, draft, missing } = desk.reports;
  const { may } = useSession();
  if (total === 0) return null;
  const date = formatDate(due, 'short');
  return (
    <section>
      <SectionTitle title={t('desk.monthReport', { month: monthName(period, language) })} />
      <Figures columns={3}>
        <Figure
          label={t('desk.reported')}
          value={formatCount(done)}
          unit={`/ ${formatCount(total)}`}
          href="/desk/reports?state=done"
        />
        <Figure label={t('desk.draft')} value={formatCount(draft)} href="/desk/reports?state=draft" />
        <Figure label={t('desk.missing')} value={formatCount(missing)} href="/desk/reports?state=missing" />
      </Figures>
      <div className={css.bar}>
        <Bar value={done} second={done + draft} max={total} label={t('desk.reportsDone', { done, total })} />
      </div>
      <p className={css.detail}>
        {workingDaysLeft < 0
          ? t('desk.reportLate', { date, n: -workingDaysLeft })
          : workingDaysLeft === 0
            ? t('desk.reportToday', { date })
            : t('desk.reportDue', { date, n: workingDaysLeft })}
      </p>
      {draft + missing > 0 && may('report.write') ? (
        <Button block className={css.next} onClick={() => navigate('/desk/reports?go=next')}>
          {t('desk.fillRest', { n: formatCount(draft + missing) })}
        </Button>
      ) : null}
    </section>
  );
}
