import { Radio } from 'antd';
import { LayerBadge, LightShape, layerOf } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import css from './conflicts.css';
import type { Choice, OverlayConflict } from './release';

interface ConflictRowsProps {
  conflicts: readonly OverlayConflict[];
  /** Null: nobody may choose here. */
  onChoose: ((conflict: OverlayConflict, choice: Choice) => void) | null;
  pending?: string | null;
}

/** Conflicts between a region's layer and its base: what each says, and the ways to settle it. */
export function ConflictRows({ conflicts, onChoose, pending }: ConflictRowsProps) {
  const t = useText(studioRelease);
  const label = useLabel();
  return (
    <table className={css.conflicts} aria-label={t('conflicts')}>
      <thead>
        <tr>
          <th scope="col">{t('county')}</th>
          <th scope="col">{t('countySays')}</th>
          <th scope="col">{t('baseSays')}</th>
          <th scope="col">{t('whatToDo')}</th>
        </tr>
      </thead>
      <tbody>
        {conflicts.map((conflict) => (
          <tr key={conflict.id} className={conflict.settled === null ? css.open : undefined}>
            <td>
              <span className={css.county}>
                <LayerBadge layer={layerOf(conflict.region)} /> {conflict.regionName}
                {conflict.settled === null ? (
                  <span className={css.unsettled}>
                    <LightShape light="yellow" size={10} /> {t('unsettled')}
                  </span>
                ) : null}
              </span>
            </td>
            <td data-head={t('countySays')}>{label(conflict.mine)}</td>
            <td data-head={t('baseSays')}>{label(conflict.theirs)}</td>
            <td>
              <Radio.Group
                aria-label={t('settleOf', { region: conflict.regionName, what: label(conflict.mine) })}
                value={conflict.settled}
                disabled={onChoose === null || pending === conflict.id}
                onChange={(event) => onChoose?.(conflict, event.target.value as Choice)}
              >
                {conflict.choices.map(({ key, label: words }) => (
                  <Radio key={key} value={key}>
                    {label(words)}
                  </Radio>
                ))}
              </Radio.Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
