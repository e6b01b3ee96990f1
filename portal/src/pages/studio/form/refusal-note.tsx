import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import css from './designer.css';
import { useDesigner, useStore } from './designer-context';

/** Why the last gesture did nothing. */
export function RefusalNote() {
  const t = useText(studioForm);
  const label = useLabel();
  const store = useStore();
  const refusal = useDesigner((state) => state.refusal);
  return (
    <div role="alert" className={refusal ? css.refusal : 'visually-hidden'}>
      {refusal ? (
        <>
          <span>
            {t(`refused_${refusal.code}`, { title: refusal.title })}
            {refusal.reason && refusal.code === 'engine' ? ` ${label(refusal.reason)}` : ''}
          </span>
          <button type="button" className="link" onClick={() => store.act({ dismiss: true })}>
            {t('understood')}
          </button>
        </>
      ) : null}
    </div>
  );
}
