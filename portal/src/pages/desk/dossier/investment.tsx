import type { Dossier, Entry, FundsOfEntry } from '@/client';
import { EmptyState, formatMoney, formatPercent, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import { annualPlanOf } from './annual-plan';
import css from './dossier.css';

const fundsOf = (entry: Entry, dossier: Dossier | undefined): FundsOfEntry | undefined =>
  dossier?.sections.funds.entries.find(({ library }) => library === entry.library.key);

/** What was planned and what is done: of the whole project, of this year, and of the money that should be in place. */
export function Investment({ entry, dossier }: { entry: Entry; dossier: Dossier | undefined }) {
  const t = useText(words);
  const f = entry.figures;
  const rows = [
    ['whole', f.total_investment, f.invested_total, fundsOf(entry, dossier)?.invested_rate ?? null],
    ['thisYear', annualPlanOf(entry), f.invested_year, f.completion_rate],
    ['funds', f.total_investment, f.paid_in_total, f.paid_in_rate],
  ] as const;
  return (
    <section className={css.block}>
      <SectionTitle title={t('investment')} note={t('unitMoney')} />
      <table className={css.money}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('planned')}</th>
            <th scope="col">{t('done')}</th>
            <th scope="col">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, plan, done, share]) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              <td>{formatMoney(plan)}</td>
              <td>{formatMoney(done)}</td>
              <td>{formatPercent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Money in place by source, as the reports tell it. */
export function Funds({ entry, dossier }: { entry: Entry; dossier: Dossier | undefined }) {
  const t = useText(words);
  const sources = fundsOf(entry, dossier)?.sources ?? [];
  if (!dossier) return null;
  return (
    <section className={css.block}>
      <SectionTitle title={t('funds')} note={t('unitMoney')} />
      {sources.length === 0 ? (
        <EmptyState title={t('noFunds')} hint={t('noFundsHint')} />
      ) : (
        <table className={css.money}>
          <thead>
            <tr>
              <th scope="col">{t('source')}</th>
              <th scope="col">{t('money')}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ key, label, amount }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{formatMoney(amount)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('together')}</th>
              <td>{formatMoney(entry.figures.paid_in_total)}</td>
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}
