import { useState } from 'react';
import { apiUrl } from '@/client';
import { ErrorState, Hint, SectionTitle, Skeleton } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { CodeImpact } from './code-impact';
import css from './impact.css';
import { ImpactRows } from './impact-rows';
import { LightMatrix } from './light-matrix';
import type { FieldImpact, Impact as ImpactAnswer, OverlayReport, Release } from './release';
import { totalsOf } from './standing';
import type { ImpactState } from './use-impact';

interface ImpactProps {
  release: Release;
  state: ImpactState;
  overlays: readonly OverlayReport[];
}

/** Whom the release touches: the figures, each with the list behind it. */
export function Impact({ release, state, overlays }: ImpactProps) {
  const t = useText(studioRelease);
  if (state.unknown) return null;
  if (!state.impact)
    return (
      <section className={css.impact} aria-label={t('impact')}>
        <SectionTitle title={t('impact')} note={state.pending ? t('counting') : null} />
        {state.error ? <ErrorState error={state.error} onRetry={state.again} /> : <Skeleton kind="figures" rows={4} />}
      </section>
    );
  return <Counted release={release} impact={state.impact} overlays={overlays} pending={state.pending} />;
}

interface CountedProps {
  release: Release;
  impact: ImpactAnswer;
  overlays: readonly OverlayReport[];
  pending: boolean;
}

function Counted({ release, impact, overlays, pending }: CountedProps) {
  const t = useText(studioRelease);
  const totals = totalsOf(impact);
  const label = useLabel();
  const nameOf = (key: string) => {
    const name = impact.libraries?.find((one) => one.key === key)?.name;
    return name ? label(name) : key;
  };
  const missing = impact.missing ?? [];
  const outside = impact.outside ?? [];
  const admitted = impact.admitted ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const conflicts = overlays.filter((one) => one.conflicts.length > 0).length;
  const fallback =
    (totals.red && 'light:*>red') ||
    (totals.green && 'light:*>green') ||
    (missing[0] ?? outside[0] ?? admitted[0])?.what ||
    null;
  const what = chosen ?? fallback;
  const pick = (next: string | undefined) => next && setChosen(next);
  return (
    <section className={pending ? css.stale : css.impact} aria-label={t('impact')} aria-busy={pending}>
      <SectionTitle
        title={t('impact')}
        action={
          what ? (
            <a href={apiUrl(`/releases/${release.id}/preview/rows.csv`, { what })} download>
              {t('exportList')}
            </a>
          ) : null
        }
      />
      {(impact.unread ?? []).length > 0 ? <Unread impact={impact} /> : null}
      <div className={css.figures}>
        <Count n={totals.red} words={t('turnRed')} onOpen={() => pick('light:*>red')} />
        <Count n={totals.green} words={t('turnGreen')} onOpen={() => pick('light:*>green')} />
        <Count n={totals.missing} words={t('lackRequired')} onOpen={() => pick(missing[0]?.what)} />
        <Count n={totals.outside} words={t('outOfBounds')} onOpen={() => pick(outside[0]?.what)} />
        {admitted.map((one) => (
          <Count
            key={one.what}
            n={one.count}
            words={t('wouldBeAdmitted', { library: nameOf(one.library) })}
            onOpen={() => pick(one.what)}
          />
        ))}
        <div className={css.count}>
          <b>{conflicts}</b>
          {conflicts > 0 ? (
            <a className={css.opensList} href="#overlays">
              {t('layersConflict')}
            </a>
          ) : (
            <span>{t('layersConflict')}</span>
          )}
        </div>
      </div>
      <Fields title={t('missingFields')} list={missing} chosen={what} onChoose={setChosen} />
      <Fields title={t('outsideFields')} list={outside} chosen={what} onChoose={setChosen} />
      <div className={css.lists}>
        {impact.lights && impact.entries > 0 ? (
          <LightMatrix matrix={impact.lights.matrix} chosen={what} onChoose={setChosen} />
        ) : null}
        {what ? <ImpactRows key={`${what} ${impact.asOf}`} release={release.id} what={what} /> : null}
      </div>
      {what === null && impact.entries > 0 ? <p className="note">{t('touchesNobody')}</p> : null}
      {impact.entries === 0 ? <p className="note">{t('noEntries')}</p> : null}
      {impact.codes ? <CodeImpact codes={impact.codes} /> : null}
      <Indexes impact={impact} />
    </section>
  );
}

/** 37 个项目转红: the figure, and under it the words that open its list. */
function Count({ n, words, onOpen }: { n: number | null; words: string; onOpen(): void }) {
  return (
    <div className={css.count}>
      <b>{n ?? '—'}</b>
      {n ? (
        <button type="button" className={css.opensList} onClick={onOpen}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
    </div>
  );
}

interface FieldsProps {
  title: string;
  list: readonly FieldImpact[];
  chosen: string | null;
  onChoose(what: string): void;
}

/** By field, where there is more than a single one. */
function Fields({ title, list, chosen, onChoose }: FieldsProps) {
  const t = useText(studioRelease);
  if (list.length === 0) return null;
  return (
    <p className={css.fields}>
      <span>{title}</span>
      {list.map(({ what, label: name, count }) => (
        <button
          key={what}
          type="button"
          className={what === chosen ? css.chosen : 'link'}
          aria-pressed={what === chosen}
          onClick={() => onChoose(what)}
        >
          {t('fieldCount', { label: name, n: count })}
        </button>
      ))}
    </p>
  );
}

function Unread({ impact }: { impact: ImpactAnswer }) {
  const t = useText(studioRelease);
  const label = useLabel();
  const titles = (impact.unread ?? []).map(({ title }) => label(title)).join(t('listed'));
  return <Hint>{t('unread', { titles })}</Hint>;
}

function Indexes({ impact }: { impact: ImpactAnswer }) {
  const t = useText(studioRelease);
  const label = useLabel();
  const indexes = impact.indexes ?? [];
  if (indexes.length === 0) return null;
  const byLibrary = new Map<string, number>();
  for (const { library } of indexes) byLibrary.set(library, (byLibrary.get(library) ?? 0) + 1);
  return (
    <div className={css.indexes}>
      <SectionTitle title={t('indexes')} note={t('indexesHint')} />
      <ul>
        {[...byLibrary].map(([key, n]) => {
          const name = impact.libraries?.find((one) => one.key === key)?.name;
          return <li key={key}>{t('indexesOf', { library: name ? label(name) : key, n })}</li>;
        })}
      </ul>
    </div>
  );
}
