import { ROLES, type Role } from '@project-cloud/access';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { invalidate, request, useQuery } from '@/client';
import {
  type Column,
  DateText,
  EMPTY,
  EmptyState,
  FindBox,
  formatCount,
  formatDate,
  Loaded,
  Page,
  PageTitle,
  ResponsiveTable,
  useFilters,
} from '@/components';
import { useLabel, useText } from '@/locale';
import { people } from '@/locale/people';
import { StudioNav } from '../studio-nav';
import { BlockDialog, ResetDialog } from './act-dialog';
import { MoreRows } from './more-rows';
import { PasswordTold } from './password-told';
import css from './people.css';
import { nameOf, type Person, type Told } from './person';
import { type PersonAct, PersonActs } from './person-acts';
import { PersonForm } from './person-form';
import { RegionChoice } from './region-choice';

const STEP = 100;
const FILTERED: Role[] = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'public');

/** The accounts of one's own area: who signs in, as what, for where. */
export default function PeoplePage() {
  const t = useText(people);
  const label = useLabel();
  const { message } = App.useApp();
  const { filter, change } = useFilters();
  const [limit, setLimit] = useState(STEP);
  const query = useQuery<{ items: Person[]; next: number | null }>('/users', {
    query: { q: filter('q'), role: filter('role'), state: filter('state'), region: filter('region'), limit },
  });
  const [asked, setAsked] = useState<{ act: PersonAct | 'new'; person: Person | null } | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const close = () => setAsked(null);
  const done = (words: string) => {
    close();
    message.success(words);
  };
  const tell = (one: Told) => {
    close();
    setTold(one);
  };
  const act = async (what: PersonAct, person: Person) => {
    if (what !== 'unblock' && what !== 'unlock') return setAsked({ act: what, person });
    try {
      await request(`/users/${person.id}/${what}`, { method: 'POST' });
      invalidate('/api/users');
      message.success(t(what === 'unblock' ? 'unblockedDone' : 'unlockedDone'));
    } catch (fault) {
      message.error((fault as Error).message);
    }
  };
  const columns = useColumns(act);
  const count = query.data?.items.length ?? 0;
  const person = asked?.person ?? null;
  return (
    <Page>
      <StudioNav />
      <PageTitle
        title={t('people')}
        note={query.data ? t(query.data.next === null ? 'peopleN' : 'peopleMany', { n: formatCount(count) }) : null}
        actions={
          <Button type="primary" onClick={() => setAsked({ act: 'new', person: null })}>
            {t('newPerson')}
          </Button>
        }
      />
      <div className={css.filters}>
        <FindBox
          className={css.find}
          label={t('findPerson')}
          value={filter('q')}
          onFind={(text) => change('q', text)}
        />
        <Select
          className={css.choice}
          aria-label={t('role')}
          value={filter('role')}
          onChange={(value) => change('role', value)}
          options={[
            { value: '', label: t('allRoles') },
            ...FILTERED.map((role) => ({ value: role, label: label(ROLES[role]) })),
          ]}
        />
        <Select
          className={css.choice}
          aria-label={t('state')}
          value={filter('state')}
          onChange={(value) => change('state', value)}
          options={[
            { value: '', label: t('allStates') },
            { value: 'active', label: t('active') },
            { value: 'blocked', label: t('blocked') },
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
            <ResponsiveTable<Person>
              caption={t('people')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => String(id)}
              refreshing={query.refreshing}
              empty={<EmptyState title={t('noPeople')} hint={t('noPeopleHint')} />}
            />
            <MoreRows next={next} limit={limit} step={STEP} onMore={setLimit} />
          </>
        )}
      </Loaded>
      {asked?.act === 'new' || asked?.act === 'edit' ? (
        <PersonForm person={person} onClose={close} onSaved={() => done(t('saved'))} onTold={tell} />
      ) : null}
      {asked?.act === 'block' && person ? (
        <BlockDialog person={person} onClose={close} onDone={() => done(t('blockedDone'))} />
      ) : null}
      {asked?.act === 'resetPassword' && person ? <ResetDialog person={person} onClose={close} onTold={tell} /> : null}
      {told ? <PasswordTold told={told} onClose={() => setTold(null)} /> : null}
    </Page>
  );
}

function useColumns(onAct: (act: PersonAct, person: Person) => Promise<void> | void): Column<Person>[] {
  const t = useText(people);
  const label = useLabel();
  return [
    {
      key: 'name',
      title: t('person'),
      card: 'title',
      render: (person) => (
        <span className={css.named}>
          {nameOf(person)}
          <code>{person.username}</code>
        </span>
      ),
    },
    {
      key: 'role',
      title: t('role'),
      card: 'sub',
      render: ({ role }) => <span className={css.nowrap}>{label(ROLES[role])}</span>,
    },
    { key: 'region', title: t('region'), card: 'sub', render: ({ regionName }) => regionName ?? t('whole') },
    { key: 'office', title: t('office'), card: 'line', render: ({ organisationName }) => organisationName ?? EMPTY },
    { key: 'state', title: t('state'), card: 'line', render: (person) => <State person={person} /> },
    {
      key: 'seen',
      title: t('lastSeen'),
      card: 'line',
      render: ({ lastSeenAt }) =>
        lastSeenAt ? <DateText value={lastSeenAt} form="moment" /> : <span className={css.quiet}>{t('never')}</span>,
    },
    {
      key: 'act',
      title: '',
      card: 'action',
      render: (person) => <PersonActs person={person} onAct={(act) => void onAct(act, person)} />,
    },
  ];
}

function State({ person }: { person: Person }) {
  const t = useText(people);
  if (person.blocked)
    return (
      <span className={css.named}>
        {t('blocked')}
        {person.blockedReason ? <small>{person.blockedReason}</small> : null}
      </span>
    );
  return person.lockedUntil ? (
    <span>{t('lockedTill', { time: formatDate(person.lockedUntil, 'time') })}</span>
  ) : (
    <span className={css.quiet}>{t('active')}</span>
  );
}
