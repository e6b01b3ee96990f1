import { useContext, useState, useSyncExternalStore } from 'react';
import { LightShape } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import css from './designer.css';
import { useStore } from './designer-context';
import { WarningsContext } from './warnings-context';

const SHOWN = 30;

/** What looks wrong in the form, as it is edited; each leads to its field. */
export function WarningsStrip() {
  const t = useText(studioForm);
  const label = useLabel();
  const store = useStore();
  const warnings = useContext(WarningsContext);
  const all = useSyncExternalStore(warnings.listen, warnings.all).filter(({ code }) => code !== 'note');
  const [open, setOpen] = useState(false);
  if (all.length === 0) return null;
  const blocking = all.filter(({ blocks }) => blocks).length;
  const go = (key: string | null) => {
    if (key === null) return;
    store.act({ select: key });
    requestAnimationFrame(() => document.querySelector(`[data-part="${key}"]`)?.scrollIntoView({ block: 'center' }));
  };
  return (
    <section className={css.strip} aria-label={t('warnings')}>
      <p>
        <LightShape light="yellow" /> {t('warningCount', { n: all.length, blocking })}{' '}
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'foldWarnings' : 'showWarnings')}
        </button>
      </p>
      {open ? (
        <ul>
          {all.slice(0, SHOWN).map((warning) => (
            <li key={`${warning.code}/${warning.key}/${label(warning.message)}`}>
              <button type="button" className="link" onClick={() => go(warning.key)}>
                {warning.title || t('wholeForm')}
              </button>{' '}
              {t(`warning_${warning.code}`, { title: warning.title })} {label(warning.message)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
