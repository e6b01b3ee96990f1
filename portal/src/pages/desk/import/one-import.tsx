import { Button } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'umi';
import { invalidate, type Library, request, useMutation, useQuery } from '@/client';
import { EmptyState, ErrorState, FieldErrors, formatCount, Loaded, LongWork, Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import { ChooseSheet } from './choose-sheet';
import { FileFacts } from './file-facts';
import css from './import.css';
import { type ImportAnswer, isWorking, libraryKeyOf } from './import-answer';
import { MappingStep } from './mapping-step';
import { Result } from './result';
import { Steps } from './steps';

/** One import, in the step that its state says. It goes on at the server when this page is left. */
export function OneImport({ id }: { id: string }) {
  const t = useText(importing);
  const [search] = useSearchParams();
  const uploaded = (useLocation().state as { uploaded?: ImportAnswer } | null)?.uploaded;
  const [working, setWorking] = useState(true);
  const query = useQuery<ImportAnswer>(`/imports/${encodeURIComponent(id)}`, {
    every: working ? 1200 : null,
    fresh: 0,
  });
  const state = query.data?.state;
  if (state && isWorking(state) !== working) setWorking(isWorking(state));
  const libraryKey = (query.data ? libraryKeyOf(query.data) : null) ?? search.get('library');
  const library = useQuery<Library>(libraryKey ? `/libraries/${encodeURIComponent(libraryKey)}` : null, {
    fresh: 600_000,
  });
  return (
    <Page>
      <Loaded query={query} kind="form">
        {(answer) =>
          libraryKey ? (
            <Loaded query={library} kind="form">
              {(found) => (
                <Stage answer={{ ...uploaded, ...withoutEmpty(answer) }} library={found} refresh={query.refresh} />
              )}
            </Loaded>
          ) : (
            <EmptyState title={t('noLibrary')} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** What a later answer does not repeat stays as the first answer had it. */
const withoutEmpty = (answer: ImportAnswer): ImportAnswer =>
  Object.fromEntries(
    Object.entries(answer).filter(([, value]) => value !== undefined && value !== null),
  ) as unknown as ImportAnswer;

interface StageProps {
  answer: ImportAnswer;
  library: Library;
  refresh(): Promise<void>;
}

function Stage({ answer, library, refresh }: StageProps) {
  const t = useText(importing);
  const label = useLabel();
  const [editing, setEditing] = useState(false);
  const { state } = answer;
  const mapping = state === 'uploaded' || (state === 'checked' && editing);
  const at = mapping ? 1 : state === 'checking' || state === 'checked' ? 2 : 3;
  const name = label(library.name);
  return (
    <>
      <PageTitle
        title={answer.fileName}
        note={t('intoNote', { library: name })}
        crumbs={[
          { label: name, href: `/desk/libraries/${library.key}` },
          { label: t('title'), href: `/desk/libraries/${library.key}/import` },
        ]}
      />
      <Steps at={at} />
      <FileFacts answer={answer} />
      {mapping ? <ChooseSheet answer={answer} refresh={refresh} /> : null}
      {mapping ? (
        <MappingStep
          key={answer.sheet ?? ''}
          answer={answer}
          library={library}
          onTried={async () => {
            setEditing(false);
            await refresh();
          }}
        />
      ) : isWorking(state) ? (
        <Working answer={answer} />
      ) : (
        <Finished answer={answer} library={library} refresh={refresh} onEdit={() => setEditing(true)} />
      )}
    </>
  );
}

function Working({ answer: { state, fileName, progress, rows, secondsLeft } }: { answer: ImportAnswer }) {
  const t = useText(importing);
  return (
    <div className={css.working}>
      <LongWork
        what={t(state === 'checking' ? 'checkingFile' : 'runningFile', { file: fileName })}
        done={progress?.done ?? 0}
        total={progress?.total || (rows ?? 1)}
        secondsLeft={secondsLeft ?? null}
        state="running"
      />
    </div>
  );
}

function Finished({ answer, library, refresh, onEdit }: StageProps & { onEdit(): void }) {
  const t = useText(importing);
  const label = useLabel();
  const navigate = useNavigate();
  const run = useMutation(async () => {
    await request(`/imports/${answer.id}/run`, { method: 'POST' });
    invalidate('/api/imports');
    await refresh();
  });
  const { state, good } = answer;
  const again = () => navigate(`/desk/libraries/${library.key}/import`);
  if (state === 'failed')
    return (
      <>
        <ErrorState error={null} text={label(answer.failure) || t('failedHint')} />
        <Button onClick={again}>{t('another')}</Button>
      </>
    );
  return (
    <>
      <Result answer={answer} />
      {run.error ? <FieldErrors error={run.error} /> : null}
      <div className={css.actions}>
        {state === 'checked' ? (
          <>
            <Button type="primary" disabled={!good} loading={run.pending} onClick={() => void run.run()}>
              {t('importRows', { n: formatCount(good ?? 0) })}
            </Button>
            <Button onClick={onEdit}>{t('changeMapping')}</Button>
            <Button onClick={again}>{t('otherFile')}</Button>
          </>
        ) : (
          <>
            <Button type="primary" onClick={() => navigate(`/desk/libraries/${library.key}`)}>
              {t('openLibrary', { library: label(library.name) })}
            </Button>
            <Button onClick={again}>{t('another')}</Button>
          </>
        )}
      </div>
    </>
  );
}
