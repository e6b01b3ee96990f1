import { Link } from 'umi';
import type { PublicHome } from '@/client/types';
import { formatMoney } from '@/components/amount';
import { useText } from '@/locale';
import { home } from '@/locale/home';
import css from './project-lines.css';

/** Projects as plain lines: name, code, where, how much, which stage. */
export function ProjectLines({ projects }: { projects: PublicHome['projects'] }) {
  const t = useText(home);
  if (projects.length === 0) return <p className="note">{t('noProjects')}</p>;
  return (
    <ul>
      {projects.map((project) => (
        <li key={project.code} className={css.line}>
          <Link to={`/projects/${project.code}`}>{project.name}</Link>
          <div className={css.code}>{project.code}</div>
          <div className={css.facts}>
            <span>{typeof project.region === 'string' ? project.region : project.region.name}</span>
            <span className={css.money}>
              {formatMoney(project.total_investment)}
              {project.total_investment === null ? null : ` ${t('unitMoney')}`}
            </span>
            <span>{project.stage}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
