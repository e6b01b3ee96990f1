import { compileForm } from '@project-cloud/forms-engine';
import { App, Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { Link, useNavigate } from 'umi';
import {
  type ClientError,
  type Entry,
  type FormAnswer,
  type FormMove,
  invalidate,
  type Library,
  remember,
  request,
  useQuery,
} from '@/client';
import { Code, EmptyState, Light, Loaded, Page, PageTitle } from '@/components';
import { usePhone } from '@/components/use-phone';
import { FormEditor, type Values } from '@/form';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { today } from '../dossier/today';
import { splitValues, valuesOfEntry } from './entry-values';
import { FormMoveNote } from './form-move-note';
import { FormPageTitle } from './form-page-title';
import { LayersNote } from './layers-note';

/** Changes an entry with the form that its county fills in now. */
export function EditEntry({ id }: { id: string }) {
  const t = useText(words);
  const entry = useQuery<Entry>(`/entries/${id}`);
  return (
    <Page>
      <Loaded query={entry} kind="form">
        {(loaded) =>
          loaded.may.change ? (
            <Editor entry={loaded} />
          ) : (
            <>
              <PageTitle title={t('form.editTitle', { name: loaded.project.name })} />
              <EmptyState
                title={t('form.mayNot')}
                hint={t('form.mayNotHint')}
                action={<Link to={`/desk/entries/${id}`}>{t('drawer.openPage')}</Link>}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Editor({ entry }: { entry: Entry }) {
  const form = useQuery<FormAnswer>(`/libraries/${entry.library.key}/form`, {
    query: { use: 'entry', region: entry.project.region.code },
  });
  return (
    <Loaded query={form} kind="form" rows={8}>
      {(answer) => (
        <Moved key={answer.version} entry={entry} form={answer}>
          {(moved) => <Filled entry={moved} form={answer} onNewForm={() => void form.refresh()} />}
        </Moved>
      )}
    </Loaded>
  );
}

/** An entry of an older form version begins with what goes along, answers to adopted fields under their new key. */
function Moved({ entry, form, children }: { entry: Entry; form: FormAnswer; children(entry: Entry): ReactNode }) {
  const isOld = entry.formVersion !== form.version;
  const move = useQuery<FormMove>(isOld ? `/entries/${entry.id}/form-move` : null);
  if (!isOld) return children(entry);
  return (
    <Loaded query={move} kind="form" rows={8}>
      {({ maps }) => {
        const along = maps.filter(({ key }) => !(key in entry.values) && !(key in entry.project));
        const values = { ...entry.values, ...Object.fromEntries(along.map(({ key, value }) => [key, value])) };
        return children({ ...entry, values: values as Entry['values'] });
      }}
    </Loaded>
  );
}

function Filled({ entry, form, onNewForm }: { entry: Entry; form: FormAnswer; onNewForm(): void }) {
  const t = useText(words);
  const library = useQuery<Library>(`/libraries/${entry.library.key}`, { fresh: 60_000 }).data;
  // Where no rule judges, there is no light to be seen.
  const judged = (library?.rules.length ?? 0) > 0;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const phone = usePhone();
  const fields = useMemo(() => compileForm(form.schema).fields, [form.schema]);
  const base = useMemo(() => valuesOfEntry(entry, fields), [entry, fields]);
  const send = async (answers: Values, revision: number | null) => {
    const body = { revision, formVersion: form.version, ...splitValues(answers, fields) };
    const saved = await request<Entry>(`/entries/${entry.id}`, { method: 'PUT', body });
    remember(`/api/entries/${entry.id}`, saved);
    for (const path of [
      `/api/entries/${entry.id}/`,
      `/api/libraries/${entry.library.key}/`,
      '/api/projects/',
      '/api/desk',
    ])
      invalidate(path);
    void message.info(t('form.saved', { name: saved.project.name }));
    navigate(`/desk/entries/${entry.id}`, { replace: true });
  };
  const theirsOf = (error: ClientError) => {
    const current = (error.body as { current?: Entry } | null)?.current;
    return current ? { values: valuesOfEntry(current, fields), revision: current.revision } : null;
  };
  return (
    <>
      <FormPageTitle
        title={t('form.editTitle', { name: entry.project.name })}
        back={`/desk/entries/${entry.id}`}
        note={
          <>
            <Code value={entry.project.code} />{' '}
            {judged ? <Light light={entry.light} href={`/desk/entries/${entry.id}?tab=warnings`} /> : null}
          </>
        }
      />
      <LayersNote form={form} />
      <FormMoveNote entry={entry.id} from={entry.formVersion} to={form.version} />
      <FormEditor
        form={form}
        base={base}
        revision={entry.revision}
        draftKey={`entry.${entry.id}`}
        today={today()}
        projectCode={entry.project.code}
        submitLabel={t('form.save')}
        send={send}
        theirsOf={theirsOf}
        onNewForm={onNewForm}
        more={phone ? null : <Button onClick={() => navigate(-1)}>{t('form.leave')}</Button>}
      />
    </>
  );
}
