import { Link } from 'umi';
import type { PublicHome } from '@/client/types';
import { formatCount, formatMoney, formatPercent } from '@/components/amount';
import { Figure } from '@/components/figure';
import { useText } from '@/locale';
import { home as words } from '@/locale/home';
import css from './home.css';

/** Four figures of the year, each with the line that gives it measure. */
export function HomeFigures({ home }: { home: PublicHome }) {
  const t = useText(words);
  const { figures } = home;
  const month = Number(home.dataMonth.slice(5, 7));
  const period = t('period', { month });
  const startedShare =
    figures.startPlan && figures.startedThisYear !== null ? (figures.startedThisYear / figures.startPlan) * 100 : null;
  return (
    <>
      <Figure
        size="large"
        label={t('projects')}
        value={<Link to="/projects">{formatCount(figures.projects)}</Link>}
        unit={t('unitItems')}
        note={figures.newThisMonth === null ? null : t('newThisMonth', { n: formatCount(figures.newThisMonth) })}
      />
      <Figure
        size="large"
        label={t('invested')}
        value={formatMoney(figures.investedThisYear, 0)}
        unit={t('unitMoney')}
        note={
          figures.growth === null
            ? period
            : t(figures.growth < 0 ? 'shrunk' : 'grown', { period, n: formatPercent(Math.abs(figures.growth)) })
        }
      />
      <Figure
        size="large"
        label={t('started')}
        value={formatCount(figures.startedThisYear)}
        unit={t('unitItems')}
        note={
          startedShare === null
            ? period
            : t('startPlan', { plan: formatCount(figures.startPlan), n: formatPercent(startedShare) })
        }
      />
      <Figure
        size="large"
        label={t('completed')}
        value={formatCount(figures.completedThisYear)}
        unit={t('unitItems')}
        note={<span className={css.nowrap}>{period}</span>}
      />
    </>
  );
}
