import { CORE_FIELDS, FIGURE_FIELDS, ViewBody } from '@project-cloud/library';
import { Button, Input, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { type Library, useQuery } from '@/client';
import { EmptyState, ErrorState, SectionTitle, Skeleton } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { type Draft, type DraftAnswer, openDraft, type ReleaseAnswer } from '../draft';
import { SavingWords } from '../saving/saving-words';
import { useMergedDraft } from '../saving/use-merged-draft';
import css from './designer.css';
import type { LibraryDraft, Words } from './library-body';
import { Line } from './line';
import type { PartProps } from './part';
import { moved } from './sortable';

interface ViewHead {
  key: string;
  title: Words | string;
}

const KINDS = ['list', 'board', 'calendar', 'map'] as const;

/** How the entries are shown: as a list, a board of stages, a calendar, a map. One opens below and saves itself. */
export function Views(props: PartProps) {
  const { library, libraryKey, release, standing, readOnly, change, flush } = props;
  const t = useText(studioLibrary);
  const label = useLabel();
  const [open, setOpen] = useState<string | null>(null);
  const bundle = useQuery<ReleaseAnswer>(release ? `/releases/${release}` : null, { fresh: 0 });
  const inForce = useQuery<Library>(standing ? `/libraries/${libraryKey}` : null, { fresh: 10_000 });
  // The first list is made with the fields; it is there once they are saved.
  useEffect(() => void flush().then(() => bundle.refresh()), [flush, bundle.refresh]);
  const drafted: ViewHead[] = (bundle.data?.definitions ?? [])
    .filter(({ kind, key }) => kind === 'view' && (key === library.view || key.startsWith(`${libraryKey}-`)))
    .map(({ key, title }) => ({ key, title }));
  const known = new Set(drafted.map(({ key }) => key));
  const views = [...drafted, ...(inForce.data?.views ?? []).filter(({ key }) => !known.has(key))];
  const add = () => {
    let n = views.length + 1;
    while (views.some(({ key }) => key === `${libraryKey}-view-${n}`)) n += 1;
    setOpen(`${libraryKey}-view-${n}`);
  };
  return (
    <section>
      <SectionTitle
        title={t('views')}
        note={t('viewsHelp')}
        action={readOnly ? null : <Button onClick={add}>{t('addView')}</Button>}
      />
      {views.length === 0 && open === null ? <EmptyState title={t('noViews')} hint={t('noViewsHint')} /> : null}
      <ul className={css.rows} aria-label={t('views')}>
        {views.map(({ key, title }) => (
          <li key={key}>
            <div className={css.what}>
              <button type="button" className="link" aria-expanded={open === key} onClick={() => setOpen(key)}>
                {label(title) || key}
              </button>
              <code>{key}</code>
            </div>
            <Radio checked={library.view === key} disabled={readOnly} onChange={() => change({ view: key })}>
              {t('firstView')}
            </Radio>
          </li>
        ))}
      </ul>
      {open !== null && release !== null && !readOnly ? (
        <OpenView
          key={open}
          viewKey={open}
          libraryKey={libraryKey}
          library={library}
          release={release}
          onOpened={() => void bundle.refresh()}
        />
      ) : null}
    </section>
  );
}

interface OpenViewProps {
  viewKey: string;
  libraryKey: string;
  library: LibraryDraft;
  release: string;
  onOpened(): void;
}

function OpenView({ viewKey, libraryKey, library, release, onOpened }: OpenViewProps) {
  const t = useText(studioLibrary);
  const [opened, setOpened] = useState<DraftAnswer | null>(null);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for each view
  useEffect(() => {
    const title = { zh: t('newView'), en: '' };
    openDraft({ kind: 'view', key: viewKey, release })
      .then((answer) => {
        const { columns } = answer.definition.body as { columns?: unknown[] };
        const body = {
          library: libraryKey,
          title,
          columns: ['light', 'name', 'code', 'stage'].map((key) => ({ key })),
        };
        const definition: Draft = columns?.length ? answer.definition : { ...answer.definition, body };
        setOpened({ ...answer, definition });
        onOpened();
      })
      .catch(setError);
  }, [viewKey, libraryKey, release]);
  if (error) return <ErrorState error={error} />;
  return opened ? (
    <ViewEditor opened={opened} library={library} onSaved={onOpened} />
  ) : (
    <Skeleton rows={4} kind="form" />
  );
}

interface ViewDraft {
  title?: Words;
  kind?: (typeof KINDS)[number];
  date?: string | null;
  columns: { key: string; width?: number }[];
  filters?: string[];
  sort?: { key: string; desc: boolean }[];
}

function ViewEditor({ opened, library, onSaved }: { opened: DraftAnswer; library: LibraryDraft; onSaved(): void }) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const saving = useMergedDraft(opened);
  const view = saving.body as unknown as ViewDraft;
  const set = (part: Partial<ViewDraft>) => saving.change((body) => ({ ...body, ...part }));
  const kind = view.kind ?? 'list';
  const own = library.fields.filter((field) => !['longtext', 'file', 'image', 'table'].includes(field.type));
  const choices = [
    { value: 'light', label: t('light') },
    { value: 'stage', label: t('stage') },
    ...[...CORE_FIELDS, ...own, ...FIGURE_FIELDS]
      .filter((field) => field.type !== 'geometry' && field.type !== 'longtext')
      .map((field) => ({ value: field.key, label: label(field.label) || field.key })),
  ];
  const nameOf = (key: string) => choices.find(({ value }) => value === key)?.label ?? key;
  const dates = [...CORE_FIELDS, ...own].filter(({ type, filterable }) => type === 'date' && filterable);
  const sortable = [...CORE_FIELDS, ...own, ...FIGURE_FIELDS].filter(({ sortable: can }) => can);
  const first = view.sort?.[0];
  const faults = ViewBody.safeParse(saving.body).success ? saving.issues : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of views says the new title
  useEffect(() => onSaved(), [saving.saved]);
  return (
    <fieldset className={css.guard} aria-label={view.title?.zh ?? t('newView')}>
      <Line label={t('viewName')} id="view-name" fault={view.title?.zh === '' ? t('nameMissing') : undefined}>
        <Input
          id="view-name"
          maxLength={60}
          value={view.title?.zh ?? ''}
          onChange={(event) => set({ title: { zh: event.target.value, en: view.title?.en ?? '' } })}
        />
      </Line>
      <Line label={t('viewKind')} help={t(`kind_${kind}Help`)}>
        <Radio.Group
          value={kind}
          onChange={(event) => set({ kind: event.target.value })}
          options={KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
      </Line>
      {kind === 'calendar' ? (
        <Line label={t('byDate')} id="view-date">
          <Select
            id="view-date"
            className={css.wide}
            value={view.date ?? null}
            placeholder={t('byDateHint')}
            options={dates.map((field) => ({ value: field.key, label: label(field.label) }))}
            onChange={(date: string) => set({ date })}
          />
        </Line>
      ) : null}
      <Line label={t('columns')} help={t('columnsHelp')} fault={view.columns.length === 0 ? t('noColumns') : undefined}>
        <ol className={css.columns} aria-label={t('columns')}>
          {view.columns.map(({ key }, at) => (
            <li key={key}>
              <span>{nameOf(key)}</span>
              <span className={css.acts}>
                <button
                  type="button"
                  className="link"
                  disabled={at === 0}
                  aria-label={t('upOf', { name: nameOf(key) })}
                  onClick={() => set({ columns: moved(view.columns, at, at - 1) })}
                >
                  {t('up')}
                </button>
                <button
                  type="button"
                  className="link"
                  disabled={at === view.columns.length - 1}
                  aria-label={t('downOf', { name: nameOf(key) })}
                  onClick={() => set({ columns: moved(view.columns, at, at + 1) })}
                >
                  {t('down')}
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={t('removeOf', { name: nameOf(key) })}
                  onClick={() => set({ columns: view.columns.filter((_, nth) => nth !== at) })}
                >
                  {t('remove')}
                </button>
              </span>
            </li>
          ))}
        </ol>
        <Select
          className={css.wide}
          aria-label={t('addColumn')}
          showSearch
          optionFilterProp="label"
          value={null}
          placeholder={t('addColumn')}
          options={choices.filter(({ value }) => !view.columns.some(({ key }) => key === value))}
          onChange={(key: string | null) => key && set({ columns: [...view.columns, { key }] })}
        />
      </Line>
      <Line label={t('filters')} id="view-filters" help={t('filtersHelp')}>
        <Select
          id="view-filters"
          mode="multiple"
          className={css.wide}
          optionFilterProp="label"
          value={view.filters ?? []}
          options={[
            { value: 'stage', label: t('stage') },
            ...[...CORE_FIELDS, ...own]
              .filter(({ filterable }) => filterable)
              .map((field) => ({ value: field.key, label: label(field.label) })),
          ]}
          onChange={(filters: string[]) => set({ filters })}
        />
      </Line>
      <Line label={t('sort')} id="view-sort">
        <span className={css.pair}>
          <Select
            id="view-sort"
            allowClear
            value={first?.key ?? null}
            placeholder={t('noneChosen')}
            options={[
              { value: 'light', label: t('light') },
              ...sortable.map((field) => ({ value: field.key, label: label(field.label) })),
            ]}
            onChange={(key: string | undefined) => set({ sort: key ? [{ key, desc: first?.desc ?? true }] : [] })}
          />
          {first ? (
            <Select
              aria-label={t('direction')}
              value={first.desc ? 'desc' : 'asc'}
              options={[
                { value: 'desc', label: t('desc') },
                { value: 'asc', label: t('asc') },
              ]}
              onChange={(direction) => set({ sort: [{ key: first.key, desc: direction === 'desc' }] })}
            />
          ) : null}
        </span>
      </Line>
      {faults.length > 0 ? (
        <p className={css.fault} role="alert">
          {faults[0]?.message}
        </p>
      ) : null}
      <p className="note">
        <SavingWords state={saving.state} />
      </p>
    </fieldset>
  );
}
