import type { PropsWithChildren } from 'react';
import { BottomBar, formatDate } from '@/components';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import type { FormState } from './engine-form';
import css from './form-editor.css';
import { isBlank } from './same-value';

/** At the foot of a form: when the draft was kept, what is still missing or looks wrong, and the one button. */
export function DraftBar({
  savedAt,
  state,
  children,
}: PropsWithChildren<{ savedAt: string | null; state: FormState | null }>) {
  const t = useText(desk);
  const issues = state?.verdict.issues ?? [];
  const missing = issues.filter(({ code, path }) => code === 'required' || isBlank(state?.values[path])).length;
  const wrong = issues.length - missing;
  const check = state?.hints.length ?? 0;
  const said = [
    check > 0 ? t('form.toCheck', { n: check }) : '',
    missing > 0 ? t('form.missing', { n: missing }) : '',
    wrong > 0 ? t('form.wrong', { n: wrong }) : '',
  ].filter(Boolean);
  return (
    <BottomBar
      left={
        <div className={css.bar}>
          <div>{savedAt ? t('form.savedAt', { at: formatDate(savedAt, 'time') }) : t('form.noDraft')}</div>
          {said.length > 0 ? <div className={css.attention}>{said.join(t('desk.comma'))}</div> : null}
        </div>
      }
    >
      {children}
    </BottomBar>
  );
}
