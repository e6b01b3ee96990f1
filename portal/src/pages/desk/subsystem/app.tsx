import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'umi';
import { useMutation } from '@/client';
import { Code, EmptyState, ErrorState, Page, PageTitle, Skeleton } from '@/components';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { AppFrame } from './app-frame';
import { appHref } from './app-href';
import { type Asked, askOpening, type Opening } from './opening';
import { post } from './post';
import css from './subsystem.css';
import { usePolicy } from './use-policy';

/** Another system, opened from here: it is told who comes and from which project, and asks for no code. */
export default function AppPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const trial = search.get('trial');
  const asked: Asked = {
    key,
    entry: search.get('entry'),
    trial: trial === 'current' || trial === 'next' ? trial : null,
  };
  return <App key={`${key} ${search}`} asked={asked} inWindow={search.get('window') === '1'} />;
}

function App({ asked, inWindow }: { asked: Asked; inWindow: boolean }) {
  const t = useText(subsystem);
  const ask = useMutation(askOpening);
  const [opening, setOpening] = useState<Opening | null>(null);
  const [times, setTimes] = useState(0);
  const { refused } = usePolicy();
  const { run } = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time asks for a token of its own
  useEffect(() => {
    setOpening(null);
    void run(asked).then((made) => made && setOpening(made));
  }, [times, run]);
  const again = () => setTimes((n) => n + 1);
  if (ask.error)
    return (
      <Page>
        <PageTitle title={t('apps')} crumbs={[{ label: t('apps'), href: '/desk/apps' }]} />
        <ErrorState error={ask.error} onRetry={again} />
      </Page>
    );
  if (!opening)
    return (
      <Page>
        <Skeleton rows={8} />
      </Page>
    );
  if (refused)
    return (
      <Page>
        <PageTitle title={opening.title} />
        <EmptyState
          title={t('refused', { title: opening.title })}
          hint={t('refusedHint')}
          action={<Button href="/desk/apps">{t('toApps')}</Button>}
        />
      </Page>
    );
  if (opening.mode === 'window' || inWindow) return <HandOver opening={opening} />;
  const own = appHref(asked.key, {
    window: true,
    ...(asked.entry ? { entry: asked.entry } : {}),
    ...(asked.trial ? { trial: asked.trial } : {}),
  });
  return (
    <div className={css.whole}>
      <Head opening={opening} trial={asked.trial !== null} href={own} />
      <AppFrame key={times} opening={opening} onAgain={again} onWindow={() => window.open(own, '_blank', 'noopener')} />
    </div>
  );
}

function Head({ opening, trial, href }: { opening: Opening; trial: boolean; href: string }) {
  const t = useText(subsystem);
  const { project, title } = opening;
  const crumbs = [{ label: t('apps'), href: '/desk/apps' }];
  return (
    <>
      <PageTitle
        title={title}
        note={trial ? t('trial') : undefined}
        crumbs={project && !trial ? [{ label: project.name, href: `/desk/entries/${project.entry}` }] : crumbs}
        actions={
          <Button href={href} target="_blank" rel="noopener">
            {t('openWindow')}
          </Button>
        }
      />
      {project ? (
        <div className={css.project}>
          <Code value={project.code} />
        </div>
      ) : null}
    </>
  );
}

/** This window becomes the other system’s. */
function HandOver({ opening }: { opening: Opening }) {
  const t = useText(subsystem);
  const { action, token, title } = opening;
  useEffect(() => post('_self', action, token), [action, token]);
  return (
    <Page>
      <PageTitle title={t('opening', { title })} />
      <Skeleton rows={4} />
    </Page>
  );
}
