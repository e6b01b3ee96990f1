import { defaultView, entryForm, type Field, reportForm } from '@project-cloud/library';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { invalidate, isClientError, useMutation } from '@/client';
import { FieldErrors, Loaded, Page, PageTitle, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { openDraft } from '../draft';
import { StudioNav } from '../studio-nav';
import css from './designer.css';
import { allRows, entryTitle, reportTitle } from './keep-in-step';
import { LibraryKey } from './library-key';
import { Line } from './line';
import { type LibraryTemplate, useTemplates } from './templates';

/** A new library: what it resembles, what it is called; everything else is designed on the next page. */
export default function NewLibraryPage() {
  const t = useText(studioLibrary);
  const templates = useTemplates();
  return (
    <Page>
      <StudioNav />
      <PageTitle
        crumbs={[{ label: t('libraries'), href: '/studio/libraries' }]}
        title={t('newLibrary')}
        note={t('newLibraryHelp')}
      />
      <Loaded query={templates} kind="form">
        {(items) => <NewLibrary templates={items} />}
      </Loaded>
    </Page>
  );
}

function NewLibrary({ templates }: { templates: LibraryTemplate[] }) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(templates[0]?.key ?? '');
  const [name, setName] = useState('');
  const [key, setKey] = useState({ key: '', fault: false });
  const [purpose, setPurpose] = useState<string | null>(null);
  const [audience, setAudience] = useState<string | null>(null);
  const template = templates.find((one) => one.key === chosen);
  const make = useMutation(async () => {
    if (!template) return;
    const { library } = template;
    const title = { zh: name.trim(), en: '' };
    const body = {
      ...library,
      name: title,
      purpose: (purpose ?? library.purpose).trim(),
      audience: (audience ?? library.audience ?? '').trim(),
      form: `${key.key}-entry`,
      reportForm: library.reportFields.length > 0 ? `${key.key}-report` : null,
      view: `${key.key}-all`,
    };
    const designed = { name: title, moneyUnit: library.moneyUnit };
    const { definition } = await openDraft({ kind: 'library', key: key.key, from: 'empty', title, body });
    const release = definition.release ?? '';
    const more = (kind: 'form' | 'view', of: string, words: { zh: string; en: string }, content: object) =>
      openDraft({ kind, key: of, release, title: words, body: content as Record<string, unknown> });
    await more('form', body.form, entryTitle(title), entryForm({ ...designed, fields: library.fields as Field[] }));
    await more('view', body.view, allRows, defaultView(key.key, allRows, library.fields as Field[]));
    if (body.reportForm)
      await more(
        'form',
        body.reportForm,
        reportTitle(title),
        reportForm({ ...designed, fields: library.reportFields as Field[] }),
      );
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/libraries/${key.key}?release=${release}&section=fields`);
  });
  const refused = isClientError(make.error) ? make.error.fields.find(({ path }) => path === 'key')?.message : undefined;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void make.run();
      }}
    >
      <SectionTitle title={t('startFrom')} />
      <Radio.Group className={css.templates} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {templates.map((one) => (
          <Radio key={one.key} value={one.key} className={css.template}>
            <b>{label(one.title)}</b>
            <span>{label(one.about)}</span>
            <span className="unit">
              {t('templateHolds', { fields: one.library.fields.length, stages: one.library.stages.length })}
            </span>
          </Radio>
        ))}
      </Radio.Group>
      <Line label={t('libraryName')} id="new-name" help={t('libraryNameHelp')}>
        <Input id="new-name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </Line>
      <LibraryKey
        name={name}
        value={key.key}
        onChange={(next, fault) => {
          setKey({ key: next, fault });
          make.reset();
        }}
        refused={refused}
      />
      <Line label={t('purpose')} id="new-purpose" help={t('purposeHelp')}>
        <Input.TextArea
          id="new-purpose"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          value={purpose ?? template?.library.purpose ?? ''}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </Line>
      <Line label={t('audience')} id="new-audience" help={t('audienceHelp')}>
        <Input
          id="new-audience"
          maxLength={400}
          value={audience ?? template?.library.audience ?? ''}
          onChange={(event) => setAudience(event.target.value)}
        />
      </Line>
      {make.error && !refused ? <FieldErrors error={make.error} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={make.pending}
        disabled={!template || name.trim() === '' || key.key === '' || key.fault}
      >
        {t('makeLibrary')}
      </Button>
    </form>
  );
}
