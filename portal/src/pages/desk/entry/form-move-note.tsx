import { type FormMove, useQuery } from '@/client';
import { goToField, Hint } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './entry.css';

/** An entry of an older form version, about to be saved in today's: what goes along, what is kept aside, what is asked. */
export function FormMoveNote({ entry, from, to }: { entry: string | number; from: string; to: string }) {
  const t = useText(words);
  const { data } = useQuery<FormMove>(from === to ? null : `/entries/${entry}/form-move`);
  if (!data || data.current) return null;
  const names = (fields: readonly { label: string }[]) => fields.map(({ label }) => label).join(t('move.and'));
  return (
    <Hint tone={data.unfit.length + data.asked.length > 0 ? 'caution' : 'plain'}>
      <p className={css.move}>{t('move.old', { n: data.maps.length })}</p>
      {data.aside.length > 0 ? <p className={css.move}>{t('move.aside', { names: names(data.aside) })}</p> : null}
      {[
        { key: 'move.asked' as const, fields: data.asked },
        { key: 'move.unfit' as const, fields: data.unfit },
      ].map(({ key, fields }) =>
        fields.length > 0 ? (
          <p key={key} className={css.move}>
            {t(key)}
            {fields.map((field, at) => (
              <span key={field.key}>
                {at > 0 ? t('move.and') : ''}
                <button type="button" className="link" onClick={() => goToField(field.key)}>
                  {field.label}
                </button>
              </span>
            ))}
          </p>
        ) : null,
      )}
    </Hint>
  );
}
