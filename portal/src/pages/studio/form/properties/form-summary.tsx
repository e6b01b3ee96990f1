import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useDesigner, useStore } from '../designer-context';
import css from './properties.css';

/** Nothing is selected: what can be done here, and what is in the form. */
export function FormSummary() {
  const t = useText(studioForm);
  const { readOnly, setting } = useStore().desk;
  const rows = useDesigner((state) => state.view.rows);
  const fields = [...rows.values()].filter(({ shape }) => shape === 'field');
  return (
    <>
      <header className={css.head}>
        <h2>{t('wholeForm')}</h2>
      </header>
      <p className={css.sub}>
        {t('fieldCount', { n: fields.length, required: fields.filter(({ required }) => required !== 'no').length })}
      </p>
      <ul className={css.tips}>
        {(readOnly
          ? (['tipRead'] as const)
          : setting
            ? (['tipSelect', 'tipLayer', 'tipKeys'] as const)
            : (['tipSelect', 'tipDrag', 'tipKeys'] as const)
        ).map((tip) => (
          <li key={tip}>{t(tip)}</li>
        ))}
      </ul>
    </>
  );
}
