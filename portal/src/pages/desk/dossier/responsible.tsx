import { type Entry, useQuery } from '@/client';
import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './dossier.css';

interface Problem {
  title: string;
  department?: string | null;
  handler?: string | null;
  days?: number | null;
}

/** Who is on it: unsolved problems with department, person and days. Nothing is shown where nobody has been told yet. */
export function Responsible({ entry }: { entry: Entry }) {
  const t = useText(words);
  const { data } = useQuery<{ sections?: { problems?: unknown[] } }>(`/projects/${entry.project.code}`);
  const problems = (data?.sections?.problems ?? []).filter(isProblem);
  const leader = entry.values.leader;
  if (problems.length === 0 && typeof leader !== 'string') return null;
  return (
    <section className={css.block}>
      <SectionTitle title={t('dossier.whoIsOnIt')} />
      <table className={css.who}>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.title}>
              <td>{problem.title}</td>
              <td>{problem.department}</td>
              <td>{problem.handler}</td>
              <td className="number">{problem.days == null ? '' : t('dossier.day', { n: problem.days })}</td>
            </tr>
          ))}
          {typeof leader === 'string' ? (
            <tr>
              <td>{t('dossier.leader')}</td>
              <td colSpan={3}>{leader}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

function isProblem(value: unknown): value is Problem {
  return typeof (value as Problem | null)?.title === 'string';
}
