import { Link, useParams } from 'umi';
import { useQuery } from '@/client/use-query';
import { formatMoney } from '@/components/amount';
import { CodeKey } from '@/components/code';
import { formatDate } from '@/components/date-text';
import { Loaded } from '@/components/states';
import { useText } from '@/locale';
import { publicProject } from '@/locale/public-project';
import css from './project.css';
import { type PublicDossier, readPublicDossier } from './public-dossier';
import { useTitle } from './use-title';

/** What everyone may know of a public project: code, stage, dates, and what has happened. */
export default function ProjectPage() {
  const { code = '' } = useParams();
  const t = useText(publicProject);
  const query = useQuery<unknown>(`/public/projects/${encodeURIComponent(code)}`);
  return (
    <div className={css.page}>
      <p className={css.crumbs}>
        <Link to="/projects">{t('publicProjects')}</Link> / {t('project')}
      </p>
      <Loaded query={query} rows={8}>
        {(data) => <Dossier dossier={readPublicDossier(data)} />}
      </Loaded>
    </div>
  );
}

function Dossier({ dossier }: { dossier: PublicDossier }) {
  const t = useText(publicProject);
  useTitle(dossier.name);
  const facts: [string, string | null][] = [
    [t('stage'), dossier.stage],
    [t('region'), dossier.region],
    [t('owner'), dossier.owner],
    [t('investment'), dossier.investment === null ? null : `${formatMoney(dossier.investment)} ${t('unitMoney')}`],
    [t('start'), span(dossier.plannedStart, dossier.actualStart, t)],
    [t('end'), span(dossier.plannedEnd, dossier.actualEnd, t)],
  ];
  return (
    <>
      <h1>{dossier.name}</h1>
      <div className={css.key}>
        <CodeKey code={dossier.code} />
      </div>
      <div className={css.columns}>
        <section>
          <h2>{t('about')}</h2>
          <dl className={css.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value ?? '—'}</dd>
              </div>
            ))}
          </dl>
          {dossier.description ? <p className={css.description}>{dossier.description}</p> : null}
        </section>
        <section>
          <h2>
            {t('history')}
            {dossier.updatedAt ? <span>{t('updated', { date: formatDate(dossier.updatedAt) })}</span> : null}
          </h2>
          {dossier.timeline.length === 0 ? <p className="note">{t('noHistory')}</p> : null}
          <ol className={css.timeline}>
            {dossier.timeline.map((item) => (
              <li key={item.at + item.title}>
                <time dateTime={item.at}>{formatDate(item.at)}</time>
                <div>
                  {item.title}
                  {item.detail || item.actor ? (
                    <div className="note">{[item.detail, item.actor].filter(Boolean).join('　')}</div>
                  ) : null}
                </div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

function span(
  planned: string | null,
  actual: string | null,
  t: (key: 'planned' | 'actual', p: { date: string }) => string,
) {
  const parts = [
    planned ? t('planned', { date: formatDate(planned) }) : null,
    actual ? t('actual', { date: formatDate(actual) }) : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('　') : null;
}
