import type { CompiledForm } from '@project-cloud/forms-engine';
import { useState } from 'react';
import { formatDate, Hint } from '@/components';
import { useLanguage, useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './form-editor.css';
import { formatValue } from './format-value';
import type { FormDraft } from './use-form-draft';

type Fields = CompiledForm['fields'];

/** Over the form: that a draft was restored, what a newer form has no place for, and that another’s changes were merged in. */
export function FormNotices({
  draft,
  fields,
  merged,
  onDiscard,
}: {
  draft: FormDraft;
  fields: Fields;
  merged: boolean;
  onDiscard(): void;
}) {
  const t = useText(desk);
  const { language } = useLanguage();
  const [closed, setClosed] = useState(false);
  const restored = draft.restoredAt !== null && !closed;
  if (!restored && !merged) return null;
  return (
    <div className={css.notice} role="status">
      {merged ? <Hint tone="plain">{t('form.merged')}</Hint> : null}
      {restored ? (
        <Hint
          tone="plain"
          effect={draft.carried ? t('form.newVersion') : undefined}
          ways={[
            {
              label: t('form.discard'),
              onClick: () => {
                setClosed(true);
                onDiscard();
              },
            },
          ]}
        >
          {t('form.restored', { at: formatDate(draft.restoredAt, 'moment') })}
        </Hint>
      ) : null}
      {restored && draft.left.length > 0 ? (
        <div className={css.left}>
          <p>{t('form.leftOver')}</p>
          <dl>
            {draft.left.map(({ key, value }) => (
              <div key={key}>
                <dt>{fields[key]?.title ?? key}</dt>
                <dd>{formatValue({ type: 'text' }, value, language)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  );
}
