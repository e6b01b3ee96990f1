import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import css from './dispatch.css';
import type { Order } from './order';

/** The five tiers from above to below: who has had a hand in it on each, and where it is now. */
export function TierLine({ tiers }: { tiers: Order['tiers'] }) {
  const t = useText(dispatchWords);
  return (
    <ol className={css.tiers}>
      {tiers.map(({ tier, here, names }) => (
        <li key={tier} className={here ? css.here : names.length > 0 ? css.met : css.unmet}>
          <span className={css.tier}>{t(`tier_${tier}`)}</span>
          <span className={css.names}>
            {names.length > 0 ? names.join('、') : t('notThere')}
            {here ? <b>{t('here')}</b> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
