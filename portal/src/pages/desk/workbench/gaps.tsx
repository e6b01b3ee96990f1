import { Link } from 'umi';
import type { Desk } from '@/client';
import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './workbench.css';

/** What is missing in my records, each a way to the rows that miss it. */
export function Gaps({ gaps }: { gaps: Desk['gaps'] }) {
  const t = useText(words);
  if (gaps.length === 0) return null;
  return (
    <section>
      <SectionTitle title={t('desk.gaps')} />
      <ul className={css.notes}>
        {gaps.map((gap) => (
          <li key={gap.title}>
            <Link to={gap.href}>{gap.title}</Link>
            {gap.detail ? <span className={css.detail}>{gap.detail}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
