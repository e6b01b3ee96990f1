import { useMemo } from 'react';
import { Chart, EmptyState, formatDate, SectionTitle, usePhone } from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import css from './console.css';
import type { DashboardAnswer } from './dashboard';
import { useMoneyUnit } from './money-unit';
import { monthNumber, monthOption, scaleOf } from './month-chart';

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif';

/** What was invested in each month of this year, beside the same month of last year. */
export function Months({ dashboard }: { dashboard: DashboardAnswer }) {
  const t = useText(consoleWords);
  const phone = usePhone();
  const { months } = dashboard;
  const own = useMoneyUnit(dashboard);
  const scale = useMemo(() => scaleOf(months, dashboard.moneyUnit), [months, dashboard.moneyUnit]);
  const { by, decimals } = scale;
  const unit = by === 1 ? own : t('unitHundredMillion');
  const option = useMemo(
    () =>
      monthOption(
        months,
        scale,
        { monthName: (n) => t('monthName', { n }), lastYear: (value) => t('lastYear', { value }) },
        FONT,
        phone,
      ),
    [months, scale, phone, t],
  );
  const list = months
    .map(
      ({ month, invested }) =>
        `${t('monthName', { n: monthNumber(month) })} ${((invested ?? 0) / by).toFixed(decimals)}`,
    )
    .join(t('comma'));
  return (
    <section className={css.block}>
      <SectionTitle
        title={t('monthsTitle')}
        note={
          months.length > 0
            ? t('monthsNote', { unit, date: formatDate(dashboard.dataMonth ?? dashboard.asOf) })
            : undefined
        }
      />
      {months.some(({ invested, lastYear }) => invested !== null || lastYear !== null) ? (
        <Chart option={option} height={212} label={t('monthsLabel', { unit, list })} />
      ) : (
        <EmptyState title={t('noMonths')} hint={t('noMonthsHint')} />
      )}
    </section>
  );
}
