import { DefinitionKey } from '@project-cloud/library';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'umi';
import { invalidate, useMutation, useQuery } from '@/client';
import { FieldErrors, Page, PageTitle } from '@/components';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionHead, Kind } from '../definition-version';
import { openDraft } from '../draft';
import designer from '../library/designer.css';
import { Line } from '../library/line';
import { keyFor, loadSyllables } from '../library/suggest-key';
import { StudioNav } from '../studio-nav';

interface NewDefinitionProps {
  kind: Kind;
  room: { label: string; href: string };
  title: string;
  note: string;
  begin(name: string): Record<string, unknown>;
}

/** A name and the key that follows from it; with them a draft is begun in a release. */
export function NewDefinition({ kind, room, title, note, begin }: NewDefinitionProps) {
  const t = useText(studioItem);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [name, setName] = useState('');
  const [key, setKey] = useState({ value: '', own: false });
  // nothing is put under the hands of somebody who is about to type
  const [here, setHere] = useState(false);
  const known = useQuery<{ items: DefinitionHead[] }>('/definitions', { query: { kind }, fresh: 5000 });
  const taken = (one: string) => one === 'new' || (known.data?.items.some((item) => item.key === one) ?? false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new name suggests a new key, nothing else does
  useEffect(() => {
    if (key.own || here || name.trim() === '') return undefined;
    let wanted = true;
    void loadSyllables().then((syllables) => {
      // The pinyin may come after somebody has typed a key.
      if (wanted) setKey((now) => (now.own ? now : { value: keyFor(syllables(name), '-', taken), own: false }));
    });
    return () => {
      wanted = false;
    };
  }, [name, known.data, here]);
  const valid = DefinitionKey.safeParse(key.value).success && !taken(key.value);
  const make = useMutation(async () => {
    const words = { zh: name.trim(), en: '' };
    const release = search.get('release');
    const { definition } = await openDraft({
      kind,
      key: key.value,
      from: 'empty',
      title: words,
      body: begin(words.zh),
      ...(release ? { release } : {}),
    });
    invalidate('/api/definitions');
    invalidate('/api/releases');
    navigate(`${room.href}/${key.value}?release=${definition.release ?? ''}`);
  });
  const fault =
    key.value === '' || valid ? undefined : taken(key.value) ? t('keyTaken', { key: key.value }) : t('keyForm');
  return (
    <Page>
      <StudioNav />
      <PageTitle crumbs={[room]} title={title} note={note} />
      <form
        className={designer.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (valid && name.trim()) void make.run();
        }}
      >
        <Line label={t('name')} id="new-name">
          <Input id="new-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </Line>
        <Line label={t('key')} id="new-key" fault={fault}>
          <Input
            id="new-key"
            maxLength={48}
            value={key.value}
            onFocus={() => setHere(true)}
            onBlur={() => setHere(false)}
            onChange={(event) => setKey({ value: event.target.value.trim(), own: event.target.value !== '' })}
          />
        </Line>
        {make.error ? <FieldErrors error={make.error} /> : null}
        <Button type="primary" htmlType="submit" disabled={!valid || name.trim() === ''} loading={make.pending}>
          {t('begin')}
        </Button>
      </form>
    </Page>
  );
}
