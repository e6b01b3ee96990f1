import { DefinitionKey } from '@project-cloud/library';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'umi';
import { invalidate, request, useMutation, useQuery } from '@/client';
import { Page, PageTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import type { DefinitionHead } from '../definition-version';
import { type DraftAnswer, openDraft, putDraft } from '../draft';
import { keyFor, loadSyllables } from '../library/suggest-key';
import { Refusal } from '../release/decisions';
import { StudioNav } from '../studio-nav';
import { Labelled } from './labelled';
import css from './rule.css';
import { emptyRule } from './rule-draft';

/** A new rule: what it is called, where it counts; the rest is written on its own page. */
export default function NewRulePage() {
  const t = useText(studioRule);
  const label = useLabel();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const release = search.get('release');
  const [title, setTitle] = useState('');
  const [key, setKey] = useState({ value: '', own: false });
  // nothing is put under the hands of somebody who is about to type
  const [here, setHere] = useState(false);
  const [basis, setBasis] = useState('');
  const [library, setLibrary] = useState(search.get('library') ?? '');
  const rules = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'rule' }, fresh: 5000 });
  const libraries = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind: 'library' } });
  const taken = (one: string) => one === 'new' || (rules.data?.items.some((item) => item.key === one) ?? false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title suggests a new key, nothing else does
  useEffect(() => {
    if (key.own || here || title.trim() === '') return undefined;
    let wanted = true;
    void loadSyllables().then((syllables) => {
      if (wanted) setKey({ value: keyFor(syllables(title), '-', taken), own: false });
    });
    return () => {
      wanted = false;
    };
  }, [title, rules.data, here]);
  const valid = DefinitionKey.safeParse(key.value).success && !taken(key.value);
  const make = useMutation(async () => {
    const words = { zh: title.trim(), en: title.trim() };
    const { definition } = await request<DraftAnswer>('/definitions/draft', {
      method: 'POST',
      body: {
        kind: 'rule',
        key: key.value,
        from: 'empty',
        title: words,
        body: emptyRule(key.value, words.zh, basis.trim()),
        ...(release ? { release } : {}),
      },
    });
    const bundle = definition.release ?? '';
    if (library) await addTo(library, key.value, bundle);
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`/studio/rules/${key.value}?${new URLSearchParams({ release: bundle, ...(library ? { library } : {}) })}`);
  });
  return (
    <Page>
      <StudioNav />
      <PageTitle crumbs={[{ label: t('rules'), href: '/studio/rules' }]} title={t('newRule')} note={t('newRuleHint')} />
      <form
        className={css.new}
        onSubmit={(event) => {
          event.preventDefault();
          if (valid && title.trim()) void make.run();
        }}
      >
        <Labelled label={t('title')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              placeholder={t('titleHint')}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('key')}>
          {(id) => (
            <Input
              id={id}
              maxLength={48}
              status={key.value !== '' && !valid ? 'error' : ''}
              value={key.value}
              onFocus={() => setHere(true)}
              onBlur={() => setHere(false)}
              onChange={(event) => setKey({ value: event.target.value.trim(), own: event.target.value !== '' })}
            />
          )}
        </Labelled>
        {key.value !== '' && !valid ? (
          <p className={css.fault} role="alert">
            {taken(key.value) ? t('keyTaken', { key: key.value }) : t('keyForm')}
          </p>
        ) : null}
        <Labelled label={t('basis')}>
          {(id) => (
            <Input
              id={id}
              placeholder={t('basisHint')}
              value={basis}
              onChange={(event) => setBasis(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('inLibrary')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('inLibrary')}
              allowClear
              showSearch
              optionFilterProp="label"
              placeholder={t('inLibraryHint')}
              value={library || null}
              options={(libraries.data?.items ?? []).map((one) => ({ value: one.key, label: label(one.title) }))}
              onChange={(next?: string) => setLibrary(next ?? '')}
            />
          )}
        </Labelled>
        {make.error ? <Refusal error={make.error} /> : null}
        <Button type="primary" htmlType="submit" disabled={!valid || title.trim() === ''} loading={make.pending}>
          {t('begin')}
        </Button>
      </form>
    </Page>
  );
}

/** A rule counts where a library names it: both go into one release. */
async function addTo(library: string, rule: string, release: string): Promise<void> {
  const { definition } = await openDraft({ kind: 'library', key: library, release });
  const rules = Array.isArray(definition.body.rules) ? (definition.body.rules as string[]) : [];
  if (rules.includes(rule)) return;
  await putDraft(definition.id, {
    revision: definition.revision,
    body: { ...definition.body, rules: [...rules, rule] },
  });
}
