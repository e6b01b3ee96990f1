import { Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'umi';
import { apiUrl, useQuery } from '@/client';
import { EmptyState, Loaded, PageTitle } from '@/components';
import { useText } from '@/locale';
import { reference } from '@/locale/studio';
import css from './developer.css';
import { type OpenApi, type Operation as OperationEntry, operationsOf, search } from './openapi';
import { anchorOf, Operation } from './operation';

/** The API, read from its own description: by group, searchable, each operation with what it takes and answers. */
export default function DeveloperPage() {
  const query = useQuery<OpenApi>('/openapi.json', { fresh: 600_000, mayBeSignedOut: true });
  return (
    <div className={css.page}>
      <Loaded query={query} rows={12}>
        {(document) => <Reference document={document} />}
      </Loaded>
    </div>
  );
}

function Reference({ document }: { document: OpenApi }) {
  const t = useText(reference);
  const [params, setParams] = useSearchParams();
  const words = params.get('q') ?? '';
  const all = useMemo(() => operationsOf(document), [document]);
  const found = useMemo(() => search(all, words), [all, words]);
  const groups = useMemo(() => byTag(found), [found]);
  const [open, setOpen] = useOpened(all);
  const parts = ['code', 'status', 'message'].join('、');
  return (
    <>
      <PageTitle
        title={t('title')}
        note={t('note', { n: all.length, version: String(document.openapi ?? '') })}
        actions={<a href={apiUrl('/openapi.json')}>{t('source')}</a>}
      />
      <ul className={css.hints}>
        <li>{t('hintRead')}</li>
        <li>{t('hintWrite', { header: 'X-Requested-With: project-cloud' })}</li>
        <li>{t('hintErrors', { parts, fields: 'fields' })}</li>
      </ul>
      <Input.Search
        className={css.find ?? ''}
        allowClear
        size="large"
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={words}
        onChange={(event) => setParams(event.target.value ? { q: event.target.value } : {}, { replace: true })}
      />
      <div className={css.columns}>
        <nav className={css.groups} aria-label={t('title')}>
          {groups.map(([tag, operations]) => (
            <a key={tag} href={`#tag-${tag}`}>
              {tagName(tag, t)} <span className="note">{operations.length}</span>
            </a>
          ))}
        </nav>
        <div className={css.main}>
          {found.length === 0 ? <EmptyState title={t('none')} hint={t('noneHint')} /> : null}
          {groups.map(([tag, operations]) => (
            <section key={tag} id={`tag-${tag}`} className={css.group}>
              <h2>{tagName(tag, t)}</h2>
              {operations.map((operation) => (
                <Operation
                  key={operation.id}
                  document={document}
                  operation={operation}
                  open={open.has(operation.id)}
                  onOpen={(on) => setOpen(operation.id, on)}
                />
              ))}
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

/** Which operations are open; the one that the address names is. */
function useOpened(all: OperationEntry[]): [ReadonlySet<string>, (id: string, on: boolean) => void] {
  const { hash } = useLocation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const named = all.find(({ id }) => `#${anchorOf(id)}` === hash);
    if (!named) return;
    setOpen((now) => new Set(now).add(named.id));
    requestAnimationFrame(() => document.getElementById(hash.slice(1))?.scrollIntoView());
  }, [all, hash]);
  const set = (id: string, on: boolean) =>
    setOpen((now) => {
      if (now.has(id) === on) return now;
      const next = new Set(now);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  return [open, set];
}

/** Groups in the order of the document, Strapi's own content routes last. */
function byTag(operations: OperationEntry[]): [string, OperationEntry[]][] {
  const groups = new Map<string, OperationEntry[]>();
  for (const operation of operations) groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
  return [...groups].sort(([a], [b]) => Number(a === 'content') - Number(b === 'content'));
}

const TAGS = reference.zh as Record<string, string>;

function tagName(tag: string, t: (key: 'tag_access') => string): string {
  return `tag_${tag}` in TAGS ? t(`tag_${tag}` as 'tag_access') : tag;
}
