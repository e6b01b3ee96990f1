import type { LightValue } from '@/client';
import { formatCount, LightShape } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import css from './impact.css';
import type { Matrix } from './release';

interface MatrixProps {
  matrix: Matrix;
  chosen: string | null;
  onChoose(what: string): void;
}

const ALL: readonly LightValue[] = ['red', 'yellow', 'green', 'none'];

/** How the lights change: rows are now, columns after. A light that nobody has before or after is left out. */
export function LightMatrix({ matrix, chosen, onChoose }: MatrixProps) {
  const t = useText(studioRelease);
  const common = useText();
  const cell = (from: LightValue, to: LightValue) => matrix[from]?.[to] ?? 0;
  const now = (from: LightValue) => ALL.reduce((sum, to) => sum + cell(from, to), 0);
  const then = (to: LightValue) => ALL.reduce((sum, from) => sum + cell(from, to), 0);
  const lights = ALL.filter((light) => light !== 'none' || now(light) > 0 || then(light) > 0);
  const total = ALL.reduce((sum, from) => sum + now(from), 0);
  const word = (light: LightValue) => (
    <span className={css[`word-${light}`]}>
      <LightShape light={light} /> {common(light)}
    </span>
  );
  return (
    <table className={css.matrix}>
      <caption>{t('matrixCaption')}</caption>
      <thead>
        <tr>
          <td />
          {lights.map((light) => (
            <th key={light} scope="col">
              {word(light)}
            </th>
          ))}
          <th scope="col">{t('now')}</th>
        </tr>
      </thead>
      <tbody>
        {lights.map((from) => (
          <tr key={from}>
            <th scope="row">{word(from)}</th>
            {lights.map((to) => {
              const n = cell(from, to);
              const what = `light:${from}>${to}`;
              const changed = from !== to && n > 0;
              return (
                <td key={to} className={changed ? (what === chosen ? css.cellChosen : css.cellChanged) : undefined}>
                  {changed ? (
                    <button
                      type="button"
                      aria-pressed={what === chosen}
                      aria-label={t('cellOf', { n, from: common(from), to: common(to) })}
                      onClick={() => onChoose(what)}
                    >
                      {formatCount(n)}
                    </button>
                  ) : n > 0 ? (
                    formatCount(n)
                  ) : (
                    '—'
                  )}
                </td>
              );
            })}
            <td className={css.sum}>{formatCount(now(from))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('after')}</th>
          {lights.map((light) => (
            <td key={light}>{formatCount(then(light))}</td>
          ))}
          <td className={css.sum}>{formatCount(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
