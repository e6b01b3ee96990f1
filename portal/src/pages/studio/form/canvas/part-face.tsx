import { memo } from 'react';
import { LayerBadge, LightShape, layerOf } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useFormNames } from '../form-names';
import type { Row } from '../model/rows';
import css from './canvas.css';

/** What a part looks like on the page, drawn, not run: nobody types into the canvas. */
export const PartFace = memo(function PartFace({ row, warnings }: { row: Row; warnings: number }) {
  const t = useText(studioForm);
  const names = useFormNames();
  const said = row.hiddenBy
    ? t('hiddenBy', { region: names.regionName(row.hiddenBy) })
    : row.off
      ? t('hiddenByForm')
      : '';
  if (row.shape !== 'field')
    return (
      <div className={css.layoutLine}>
        <span className={css.layoutTitle}>
          {row.shape === 'grid'
            ? t('item_grid')
            : row.shape === 'steps'
              ? t(row.component === 'FormStep' ? 'item_step' : 'item_tab')
              : row.title}
        </span>
        {row.help && row.shape !== 'note' ? <span className={css.help}>{row.help}</span> : null}
        {said ? <span className={css.help}>{said}</span> : null}
        <Badge row={row} warnings={warnings} />
      </div>
    );
  return (
    <>
      <div className={css.label}>
        <span className={css.title}>{row.title}</span>
        {row.required !== 'no' ? (
          <span className={css.mark}>{t(row.required === 'yes' ? 'required' : 'requiredWhen')}</span>
        ) : null}
        {row.conditional ? <span className={css.mark}>{t('conditional')}</span> : null}
        <Badge row={row} warnings={warnings} />
      </div>
      <Control row={row} />
      {said || row.help ? <div className={css.help}>{said || row.help}</div> : null}
    </>
  );
});

function Badge({ row, warnings }: { row: Row; warnings: number }) {
  const t = useText(studioForm);
  return (
    <span className={css.badges}>
      {warnings > 0 ? <LightShape light="yellow" size={11} /> : null}
      {row.locked ? <span className={css.lock}>{t(row.locked === true ? 'locked' : 'lockedPartly')}</span> : null}
      <LayerBadge layer={layerOf(row.changedBy ?? row.layer)} />
    </span>
  );
}

function Control({ row }: { row: Row }) {
  const t = useText(studioForm);
  switch (row.component) {
    case 'Radio.Group':
    case 'Checkbox.Group':
      return (
        <div className={css.choices}>
          {row.options.map((option) => (
            <span key={option}>
              <i className={row.component === 'Radio.Group' ? css.round : css.square} /> {option}
            </span>
          ))}
        </div>
      );
    case 'YesNo':
      return (
        <div className={css.choices}>
          {[t('yes'), t('no')].map((word) => (
            <span key={word}>
              <i className={css.round} /> {word}
            </span>
          ))}
        </div>
      );
    case 'Upload':
      return <div className={css.upload}>{t('chooseFile')}</div>;
    case 'ArrayTable':
      return (
        <div className={css.columns}>
          {row.columns.map((column) => (
            <span key={column}>{column}</span>
          ))}
        </div>
      );
    case 'Computed':
      return (
        <div className={css.box}>
          <span>{t('computed')}</span>
          <span>{row.unit}</span>
        </div>
      );
    default:
      return (
        <div className={row.component === 'Input.TextArea' ? css.tall : css.box}>
          <span>{row.placeholder || (row.kind === 'date' ? t('dateShape') : '')}</span>
          <span>{row.unit || (/Select$/.test(row.component) ? '▾' : '')}</span>
        </div>
      );
  }
}
