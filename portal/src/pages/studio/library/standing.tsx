import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import { useMutation, useQuery, useSession } from '@/client';
import { FieldErrors, Hint, Loaded, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { LibraryBody } from '../body/library';
import { definitionHref } from '../definition-version';
import { type Draft, openDraft } from '../draft';
import { OpenDrafts } from '../open-drafts';
import { StudioNav } from '../studio-nav';
import css from './designer.css';
import { CopyLibrary, RetireLibrary } from './library-actions';

interface Answer {
  items: Draft[];
  effective: Draft | null;
}

/** A library as it is in force, with the way to change it and the drafts that are under way. */
export function StandingLibrary({ libraryKey }: { libraryKey: string }) {
  const query = useQuery<Answer>(`/definitions/library/${libraryKey}`);
  return (
    <Loaded query={query} kind="form">
      {(answer) => <Standing libraryKey={libraryKey} answer={answer} />}
    </Loaded>
  );
}

function Standing({ libraryKey, answer }: { libraryKey: string; answer: Answer }) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const navigate = useNavigate();
  const { may } = useSession();
  const [asked, setAsked] = useState<'copy' | 'retire' | 'change' | null>(null);
  const { effective, items } = answer;
  const shown = effective ?? items[0];
  const open = items.filter(({ status, release }) => (status === 'draft' || status === 'submitted') && release);
  const begin = useMutation(async () => {
    const { definition } = await openDraft({ kind: 'library', key: libraryKey });
    navigate(`/studio/libraries/${libraryKey}?release=${definition.release}`);
  });
  const retired = (effective?.body as { retired?: boolean } | undefined)?.retired === true;
  if (!shown) return null;
  return (
    <Page>
      <StudioNav />
      <PageTitle
        crumbs={[{ label: t('libraries'), href: '/studio/libraries' }]}
        tab={label(shown.title)}
        title={label(shown.title)}
        note={
          <>
            {effective ? t('versionInForce', { n: effective.version }) : t('neverPublished')}{' '}
            {retired ? <span className={css.tag}>{t('retired')}</span> : null}{' '}
            <Link to={definitionHref({ kind: 'library', key: libraryKey })}>{t('versions')}</Link>
          </>
        }
        actions={
          may('definition.base') ? (
            <>
              {effective ? <Button onClick={() => setAsked('copy')}>{t('copy')}</Button> : null}
              {effective && may('definition.publish') ? (
                <Button onClick={() => setAsked('retire')}>{t(retired ? 'restore' : 'retire')}</Button>
              ) : null}
              <Button
                type="primary"
                loading={begin.pending}
                onClick={() => (open.length > 0 ? setAsked('change') : void begin.run())}
              >
                {t('changeLibrary')}
              </Button>
            </>
          ) : null
        }
      />
      {begin.error ? <FieldErrors error={begin.error} /> : null}
      {open.length > 0 ? (
        <Hint tone="plain">
          <OpenDrafts drafts={open} hrefOf={(one) => `/studio/libraries/${libraryKey}?release=${one}`} />
        </Hint>
      ) : null}
      <LibraryBody version={shown} />
      <Modal
        open={asked === 'change'}
        title={t('changeLibrary')}
        okText={t('anotherDraft')}
        cancelText={t('cancel')}
        onOk={() => void begin.run()}
        onCancel={() => setAsked(null)}
      >
        <p>{t('anotherDraftWhat')}</p>
      </Modal>
      {asked === 'copy' ? (
        <CopyLibrary libraryKey={libraryKey} name={label(shown.title)} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'retire' ? (
        <RetireLibrary
          libraryKey={libraryKey}
          name={label(shown.title)}
          retired={retired}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Page>
  );
}
