import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import css from './tour.css';

const STEPS = [1, 2, 3, 4, 5] as const;
const OPEN = 'studio-tour';

const place = (user: string) => `tour.studio.${user}`;

function seen(user: string): boolean {
  try {
    return localStorage.getItem(place(user)) !== null;
  } catch {
    return true;
  }
}

function remember(user: string): void {
  try {
    localStorage.setItem(place(user), 'seen');
  } catch {
    // A browser that keeps nothing shows the tour again; that is all.
  }
}

/** Shows the tour again; whoever has it on the page hears it. */
export const openTour = (): void => void window.dispatchEvent(new Event(OPEN));

/**
 * Five steps at the first visit: what the studio is, and in which order a library comes about; for a county, how it fits
 * forms and rules to itself. Never in the way: it can be left at any step.
 */
export function Tour({ user, county = false }: { user: string; county?: boolean }) {
  const t = useText(studioLibrary);
  const [step, setStep] = useState<number | null>(null);
  useEffect(() => {
    if (user && !seen(user)) setStep(0);
    const open = () => setStep(0);
    window.addEventListener(OPEN, open);
    return () => window.removeEventListener(OPEN, open);
  }, [user]);
  if (step === null) return null;
  const leave = () => {
    remember(user);
    setStep(null);
  };
  const n = STEPS[step] ?? 1;
  const last = step === STEPS.length - 1;
  return (
    <section
      className={css.tour}
      role="dialog"
      aria-label={t('tour')}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      <p className="note">{t('tourStep', { n, of: STEPS.length })}</p>
      <h2>{t(county ? `tour_county_${n}` : `tour_${n}`)}</h2>
      <p>{t(county ? `tour_county_${n}_text` : `tour_${n}_text`)}</p>
      <div className={css.foot}>
        <button type="button" className="link" onClick={leave}>
          {t('tourSkip')}
        </button>
        <span className={css.steps}>
          {step > 0 ? <Button onClick={() => setStep(step - 1)}>{t('previousStep')}</Button> : null}
          <Button type="primary" onClick={() => (last ? leave() : setStep(step + 1))}>
            {t(last ? 'tourDone' : 'nextStep')}
          </Button>
        </span>
      </div>
    </section>
  );
}
