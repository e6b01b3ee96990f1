import { type FormMove, useQuery } from '@/client';
import { formatValue } from '@/form';
import { unitName, useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './dossier.css';

/** Answers to what no form asks for any more: they stay readable for ever. Nothing shows where there are none. */
export function FormerAnswers({ entry }: { entry: string | number }) {
  const t = useText(words);
  const { language } = useLanguage();
  const { data } = useQuery<FormMove>(`/entries/${entry}/form-move`, { fresh: 60_000 });
  if (!data || data.aside.length === 0) return null;
  return (
    <section className={css.block}>
      <h3 className={css.subtitle}>{t('former.title')}</h3>
      <p className="note">{t('former.hint')}</p>
      <dl className={css.answers}>
        {data.aside.map(({ key, label, type, unit, options, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {formatValue({ type, options: options ?? undefined }, value, language)}
              {unit ? <span className="unit"> {unitName(unit, language)}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
