import type { Entry } from '@/client';
import { Figure, formatMoney, formatPercent, Light, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { annualPlanOf } from '../dossier/annual-plan';
import css from './report.css';

/** Beside the report: what the figures will be measured against, and why the light is what it is. */
export function ProjectFacts({ entry }: { entry: Entry }) {
  const t = useText(words);
  const { figures } = entry;
  const plan = annualPlanOf(entry);
  const of = (part: number | null, whole: number | null) => `${formatMoney(part)} / ${formatMoney(whole)}`;
  return (
    <section className={css.facts}>
      <SectionTitle title={t('report.facts')} />
      <Figure size="small" label={t('report.planYear')} value={formatMoney(plan)} unit={t('unit.money')} />
      <Figure
        size="small"
        label={t('dossier.totalInvestment')}
        value={formatMoney(figures.total_investment)}
        unit={t('unit.money')}
      />
      <Figure
        size="small"
        label={t('dossier.completionRate')}
        value={formatPercent(figures.completion_rate)}
        unit="%"
        note={of(figures.invested_year, plan)}
      />
      <Figure
        size="small"
        label={t('dossier.paidRate')}
        value={formatPercent(figures.paid_in_rate)}
        unit="%"
        note={of(figures.paid_in_total, figures.total_investment)}
      />
      {entry.lights
        .filter(({ light }) => light === 'red' || light === 'yellow')
        .map(({ rule, light, reason, title }) => (
          <p key={rule}>
            <Light light={light} reason={reason ?? title} href={`/desk/entries/${entry.id}?tab=warnings`} />
          </p>
        ))}
    </section>
  );
}
