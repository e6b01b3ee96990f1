import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import css from './dossier.css';

/** Credit records of those who build; nothing is shown where there are none. */
export function Credit({ rows }: { rows: unknown[] }) {
  const t = useText(words);
  if (rows.length === 0) return null;
  return (
    <section className={css.block}>
      <SectionTitle title={t('credit')} />
      <ul className={css.rows}>
        {rows.map((row) => (
          <li key={JSON.stringify(row)}>
            {Object.values(row as Record<string, unknown>)
              .filter((value) => typeof value === 'string' || typeof value === 'number')
              .map(String)
              .join('　')}
          </li>
        ))}
      </ul>
    </section>
  );
}
