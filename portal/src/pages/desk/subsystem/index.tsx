import { EmptyState, Loaded, Page, PageTitle, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { appLink } from './app-href';
import css from './subsystem.css';
import { type AppOffer, inMenu, useApps } from './use-apps';

/** Every other system that this person may open, and from where. */
export default function AppsPage() {
  const t = useText(subsystem);
  const apps = useApps(true);
  const n = apps.data?.items.filter(inMenu).length;
  return (
    <Page>
      <PageTitle title={t('apps')} note={n ? t('appsNote', { n }) : undefined} />
      <Loaded query={apps} rows={4}>
        {({ items }) =>
          items.length === 0 ? <EmptyState title={t('noApps')} hint={t('noAppsHint')} /> : <Lists apps={items} />
        }
      </Loaded>
    </Page>
  );
}

function Lists({ apps }: { apps: AppOffer[] }) {
  const t = useText(subsystem);
  const own = apps.filter(inMenu);
  const ofProjects = apps.filter((app) => !inMenu(app));
  return (
    <>
      <ul className={css.apps}>
        {own.map((app) => (
          <li key={app.key}>
            <a {...appLink(app)}>{app.title}</a>
            <span className="note">{t(app.opens === 'window' ? 'opensWindow' : 'opensHere')}</span>
          </li>
        ))}
      </ul>
      {ofProjects.length > 0 ? (
        <section className={css.ofProjects}>
          <SectionTitle title={t('fromProject')} note={t('fromProjectHint')} />
          <ul className={css.apps}>
            {ofProjects.map((app) => (
              <li key={app.key}>{app.title}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
