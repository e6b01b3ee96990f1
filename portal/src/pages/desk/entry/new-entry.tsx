import { compileForm } from '@project-cloud/forms-engine';
import { App } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'umi';
import { type Entry, type FormAnswer, invalidate, type Library, request, useQuery, useSession } from '@/client';
import { EmptyState, Loaded, Page, PageTitle } from '@/components';
import { FormEditor, type Values } from '@/form';
import { RegionPicker } from '@/form/fields/region-select';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { today } from '../dossier/today';
import css from './entry.css';
import { splitValues } from './entry-values';
import { FormPageTitle } from './form-page-title';
import { LayersNote } from './layers-note';

/** Six digits or more name a county or a part of one; whoever has more than one county chooses. */
const isCounty = (code: string) => code.length >= 6;

/** A new project: the region first, then the form of that region. */
export function NewEntry({ library }: { library: string }) {
  const t = useText(words);
  const label = useLabel();
  const { user } = useSession();
  const [search, setSearch] = useSearchParams();
  const query = useQuery<Library>(`/libraries/${library}`, { fresh: 60_000 });
  const own = user?.region && isCounty(user.region.code) ? user.region.code : null;
  const region = search.get('region') ?? own;
  return (
    <Page>
      <Loaded query={query} kind="form">
        {(loaded) =>
          loaded.may.create ? (
            <>
              <FormPageTitle title={t('form.newTitle')} back={`/desk/libraries/${library}`} note={label(loaded.name)} />
              <div className={css.region}>
                <label htmlFor="entry-region">{t('form.region')}</label>
                <RegionPicker
                  id="entry-region"
                  value={region}
                  onChange={(next) => setSearch(next ? { region: next } : {}, { replace: true })}
                />
                {region ? null : <p className="note">{t('form.whereHint')}</p>}
              </div>
              {region ? <RegionForm key={region} library={library} region={region} /> : null}
            </>
          ) : (
            <>
              <PageTitle title={t('form.newTitle')} note={label(loaded.name)} />
              <EmptyState title={t('form.mayNotCreate')} hint={t('form.mayNotCreateHint')} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function RegionForm({ library, region }: { library: string; region: string }) {
  const form = useQuery<FormAnswer>(`/libraries/${library}/form`, { query: { use: 'entry', region } });
  return (
    <Loaded query={form} kind="form" rows={8}>
      {(answer) => (
        <Filled
          key={answer.version}
          library={library}
          region={region}
          form={answer}
          onNewForm={() => void form.refresh()}
        />
      )}
    </Loaded>
  );
}

interface FilledProps {
  library: string;
  region: string;
  form: FormAnswer;
  onNewForm(): void;
}

function Filled({ library, region, form, onNewForm }: FilledProps) {
  const t = useText(words);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const compiled = useMemo(() => compileForm(form.schema), [form.schema]);
  const base = useMemo<Values>(
    () => ({ ...compiled.defaults, ...(compiled.keys.includes('region_code') ? { region_code: region } : {}) }),
    [compiled, region],
  );
  const send = async (answers: Values) => {
    const { project, values } = splitValues(answers, compiled.fields);
    const filled = Object.fromEntries(
      Object.entries({ region_code: region, ...project }).filter(([, value]) => value !== null),
    );
    const entry = await request<Entry>(`/libraries/${library}/entries`, {
      method: 'POST',
      body: { formVersion: form.version, project: filled, values },
    });
    invalidate(`/api/libraries/${library}/`);
    invalidate('/api/desk');
    void message.info(t('form.created', { name: entry.project.name, code: entry.project.code }));
    navigate(`/desk/entries/${entry.id}`, { replace: true });
  };
  return (
    <>
      <LayersNote form={form} />
      <FormEditor
        form={form}
        base={base}
        revision={null}
        draftKey={`entry.${library}.new.${region}`}
        today={today()}
        submitLabel={t('form.create')}
        send={send}
        theirsOf={() => null}
        onNewForm={onNewForm}
      />
    </>
  );
}
