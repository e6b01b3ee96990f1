import { useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';

const STEPS = ['stepFile', 'stepColumns', 'stepTrial', 'stepImport'] as const;

/** Where one is: four words; `at` counts from 0. */
export function Steps({ at }: { at: number }) {
  const t = useText(importing);
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i === at ? css.now : i < at ? css.past : css.ahead}
          {...(i === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={css.number}>{i + 1}</span>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}
