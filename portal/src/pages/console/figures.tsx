import { Figure, Figures, formatCount, formatMoney, formatPercent } from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { type DashboardAnswer, rateOf, yearOf } from './dashboard';
import { useMoneyUnit } from './money-unit';
import { inYear, rowsHref } from './row-links';

interface FiguresProps {
  dashboard: DashboardAnswer;
  library: string;
  region: string | null;
}

/** The four figures of a territory; each leads to the rows that make it. */
export function DashboardFigures({ dashboard, library, region }: FiguresProps) {
  const t = useText(consoleWords);
  const year = yearOf(dashboard);
  const unit = useMoneyUnit(dashboard);
  const { planThisYear: plan, investedThisYear: invested } = dashboard;
  const rate = rateOf(invested, plan);
  const whole = (value: number | null) => formatMoney(value === null ? null : Math.round(value));
  const planned = (done: number | null, of: number | null | undefined) =>
    of ? t('planCount', { plan: formatCount(of), rate: formatPercent(rateOf(done, of)) }) : null;
  return (
    <Figures>
      <Figure
        size="large"
        label={t('investedThisYear')}
        value={whole(invested)}
        unit={unit}
        href={rowsHref(library, region, [{ key: 'invested_year', op: 'gt', value: 0 }])}
        note={rate === null ? t('noPlan') : t('planOf', { plan: whole(plan), rate: formatPercent(rate) })}
      />
      <Figure
        size="large"
        label={t('inLibrary')}
        value={formatCount(dashboard.count)}
        unit={t('unitProjects')}
        href={rowsHref(library, region)}
        note={t('totalOf', { total: whole(dashboard.totalInvestment), unit })}
      />
      <Figure
        size="large"
        label={t('startedThisYear')}
        value={formatCount(dashboard.startedThisYear)}
        unit={t('unitProjects')}
        href={rowsHref(library, region, inYear('actual_start', year))}
        note={planned(dashboard.startedThisYear, dashboard.startPlan) ?? t('startedNote', { year })}
      />
      <Figure
        size="large"
        label={t('completedThisYear')}
        value={formatCount(dashboard.completedThisYear)}
        unit={t('unitProjects')}
        href={rowsHref(library, region, inYear('actual_end', year))}
        note={planned(dashboard.completedThisYear, dashboard.completionPlan) ?? t('completedNote', { year })}
      />
    </Figures>
  );
}
