import type { Entry } from '@/client';
import { Figure, Figures, formatMoney, formatPercent } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { annualPlanOf } from './annual-plan';
import css from './dossier.css';

/** The four figures that come first. */
export function EntryFigures({ entry }: { entry: Entry }) {
  const t = useText(words);
  const f = entry.figures;
  const plan = annualPlanOf(entry);
  const of = (part: number | null, whole: number | null) => `${formatMoney(part)} / ${formatMoney(whole)}`;
  return (
    <div className={css.figures}>
      <Figures>
        <Figure label={t('dossier.totalInvestment')} value={formatMoney(f.total_investment)} unit={t('unit.money')} />
        <Figure
          label={t('dossier.completionRate')}
          value={formatPercent(f.completion_rate)}
          unit="%"
          note={of(f.invested_year, plan)}
          href={`/desk/entries/${entry.id}?tab=months`}
        />
        <Figure
          label={t('dossier.paidRate')}
          value={formatPercent(f.paid_in_rate)}
          unit="%"
          note={of(f.paid_in_total, f.total_investment)}
          href={`/desk/entries/${entry.id}?tab=funds`}
        />
        <Figure
          label={t('dossier.openWarnings')}
          value={f.open_warnings}
          unit={t('unit.items')}
          href={`/desk/entries/${entry.id}?tab=warnings`}
        />
      </Figures>
    </div>
  );
}
