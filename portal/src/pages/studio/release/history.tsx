import { Link } from 'umi';
import { DateText, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import type { Release } from './release';
import css from './release.css';

const KNOWN = ['create', 'change', 'submit', 'return', 'approve', 'rollback', 'settle', 'effect', 'refuse'] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (action: string): action is Known => (KNOWN as readonly string[]).includes(action);

/** Who did what to the release, when, and why. */
export function History({ release }: { release: Release }) {
  const t = useText(studioRelease);
  return (
    <section className={css.block} aria-label={t('history')}>
      <SectionTitle title={t('history')} />
      {release.rollsBack ? (
        <p>
          <Link to={`/studio/releases/${release.rollsBack}`}>{t('rollsBackThat')}</Link>
        </p>
      ) : null}
      {release.rolledBackBy ? (
        <p>
          <Link to={`/studio/releases/${release.rolledBackBy}`}>{t('rolledBackByThat')}</Link>
        </p>
      ) : null}
      <ol className={css.history}>
        {release.history.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps only grow at the end
          <li key={at}>
            <DateText value={step.at} form="moment" />
            <span>
              {step.name} {isKnown(step.action) ? t(`step_${step.action}`) : step.action}
              {step.note ? <q>{step.note}</q> : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
