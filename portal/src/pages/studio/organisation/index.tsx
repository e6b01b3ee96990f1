import { isOrganisationKind, ORGANISATION_KINDS, type OrganisationKind } from '@project-cloud/access';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { invalidate, request, useQuery, useSession } from '@/client';
import {
  type Column,
  EMPTY,
  EmptyState,
  FindBox,
  formatCount,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
  useFilters,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { people } from '@/locale/people';
import { MoreRows } from '../people/more-rows';
import css from '../people/people.css';
import { RegionChoice } from '../people/region-choice';
import { StudioNav } from '../studio-nav';
import { CloseDialog } from './close-dialog';
import { NewZone } from './new-zone';
import { depthOf, type Organisation } from './organisation';
import { OrganisationForm } from './organisation-form';
import { OrganisationImport } from './organisation-import';

const STEP = 200;
const INDENT = 16;
const KINDS = Object.keys(ORGANISATION_KINDS) as OrganisationKind[];

type Asked = { act: 'new' | 'import' | 'zone' } | { act: 'edit' | 'close'; organisation: Organisation };

/** The departments of one's own area, and those above it that one uses. */
export default function OrganisationsPage() {
  const t = useText(people);
  const label = useLabel();
  const { message } = App.useApp();
  const { may } = useSession();
  const { filter, change } = useFilters();
  const [limit, setLimit] = useState(STEP);
  const query = useQuery<{ items: Organisation[]; next: number | null }>('/organisations/register', {
    query: { q: filter('q'), kind: filter('kind'), state: filter('state'), region: filter('region'), limit },
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const done = (words: string) => {
    close();
    message.success(words);
  };
  const reopen = async ({ code, revision }: Organisation) => {
    try {
      await request(`/organisations/${encodeURIComponent(code)}/reopen`, { method: 'POST', body: { revision } });
      invalidate('/api/organisations');
      message.success(t('reopened'));
    } catch (fault) {
      message.error((fault as Error).message);
    }
  };
  const columns = useColumns({
    edit: (organisation) => setAsked({ act: 'edit', organisation }),
    close: (organisation) => setAsked({ act: 'close', organisation }),
    reopen: (organisation) => void reopen(organisation),
  });
  const count = query.data?.items.length ?? 0;
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('organisations')}
        note={
          query.data
            ? t(query.data.next === null ? 'organisationsN' : 'organisationsMany', { n: formatCount(count) })
            : null
        }
        actions={
          <>
            {may('region.manage') ? <Button onClick={() => setAsked({ act: 'zone' })}>{t('newZone')}</Button> : null}
            <Button onClick={() => setAsked({ act: 'import' })}>{t('import')}</Button>
            <Button type="primary" onClick={() => setAsked({ act: 'new' })}>
              {t('newOrganisation')}
            </Button>
          </>
        }
      />
      <p className={`note ${css.intro}`}>{t('organisationsHint')}</p>
      <div className={css.filters}>
        <FindBox
          className={css.find}
          label={t('findOrganisation')}
          value={filter('q')}
          onFind={(text) => change('q', text)}
        />
        <Select
          className={css.choice}
          aria-label={t('kind')}
          value={filter('kind')}
          onChange={(value) => change('kind', value)}
          options={[
            { value: '', label: t('allKinds') },
            ...KINDS.map((kind) => ({ value: kind as string, label: label(ORGANISATION_KINDS[kind]) })),
          ]}
        />
        <Select
          className={css.choice}
          aria-label={t('state')}
          value={filter('state')}
          onChange={(value) => change('state', value)}
          options={[
            { value: '', label: t('allStates') },
            { value: 'open', label: t('open') },
            { value: 'closed', label: t('closed') },
          ]}
        />
        <RegionChoice
          className={css.region}
          label={t('region')}
          value={filter('region') || null}
          placeholder={t('wholeRegion')}
          allowClear
          onChange={(code) => change('region', code)}
        />
      </div>
      <Loaded query={query} rows={10}>
        {({ items, next }) => (
          <>
            <ResponsiveTable<Organisation>
              caption={t('organisations')}
              columns={columns(topOf(items))}
              rows={items}
              rowKey={({ code }) => code}
              refreshing={query.refreshing}
              empty={<EmptyState title={t('noOrganisations')} hint={t('noOrganisationsHint')} />}
            />
            <MoreRows next={next} limit={limit} step={STEP} onMore={setLimit} />
          </>
        )}
      </Loaded>
      {asked?.act === 'new' ? (
        <OrganisationForm organisation={null} onClose={close} onSaved={() => done(t('saved'))} />
      ) : null}
      {asked?.act === 'edit' ? (
        <OrganisationForm organisation={asked.organisation} onClose={close} onSaved={() => done(t('saved'))} />
      ) : null}
      {asked?.act === 'close' ? (
        <CloseDialog organisation={asked.organisation} onClose={close} onDone={() => done(t('saved'))} />
      ) : null}
      {asked?.act === 'import' ? <OrganisationImport onClose={close} /> : null}
      {asked?.act === 'zone' ? <NewZone onClose={close} onMade={(name) => done(t('zoneDone', { name }))} /> : null}
    </Page>
  );
}

/** The depth of the first region that is one's own: names stand in from there on. */
const topOf = (items: Organisation[]) =>
  Math.min(...items.filter(({ may }) => may.manage).map(({ regionPath }) => depthOf(regionPath)));

type Act = (organisation: Organisation) => void;

function useColumns(acts: { edit: Act; close: Act; reopen: Act }): (top: number) => Column<Organisation>[] {
  const t = useText(people);
  const label = useLabel();
  return (top) => [
    {
      key: 'name',
      title: t('organisation'),
      card: 'title',
      render: ({ name, code, regionPath }) => (
        <span className={css.named} style={{ paddingInlineStart: Math.max(0, depthOf(regionPath) - top) * INDENT }}>
          {name}
          <code>{code}</code>
        </span>
      ),
    },
    {
      key: 'region',
      title: t('region'),
      card: 'sub',
      render: ({ regionName, regionCode }) => <span className={css.nowrap}>{regionName ?? regionCode}</span>,
    },
    {
      key: 'kind',
      title: t('kind'),
      card: 'sub',
      render: ({ kind }) => (isOrganisationKind(kind) ? label(ORGANISATION_KINDS[kind]) : kind),
    },
    { key: 'parent', title: t('parent'), card: 'line', render: ({ parentName }) => parentName ?? EMPTY },
    { key: 'people', title: t('accounts'), numeric: true, card: 'figure', render: ({ people: n }) => n },
    { key: 'state', title: t('state'), card: 'line', render: (one) => <State organisation={one} /> },
    {
      key: 'act',
      title: '',
      card: 'action',
      render: (one) =>
        one.may.manage ? (
          <span className={css.acts}>
            <button type="button" className="link" onClick={() => acts.edit(one)}>
              {t('edit')}
            </button>
            <button type="button" className="link" onClick={() => (one.closedFrom ? acts.reopen : acts.close)(one)}>
              {t(one.closedFrom ? 'reopen' : 'close')}
            </button>
          </span>
        ) : (
          <span className="note">{t('aboveYours')}</span>
        ),
    },
  ];
}

function State({ organisation: { closed, closedFrom, closedReason } }: { organisation: Organisation }) {
  const t = useText(people);
  if (!closedFrom) return <span className={css.quiet}>{t('open')}</span>;
  return (
    <span className={css.named}>
      {t(closed ? 'closedSince' : 'closesFrom', { date: closedFrom })}
      {closedReason ? <small>{closedReason}</small> : null}
    </span>
  );
}
