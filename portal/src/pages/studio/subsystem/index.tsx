import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'umi';
import { useQuery } from '@/client';
import { type Column, EmptyState, Loaded, Page, PageTitle, ResponsiveTable } from '@/components';
import { useLabel, useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { StudioNav } from '../studio-nav';
import { type Asking, Details } from './details';
import { Guide } from './guide';
import { Rotate } from './rotate';
import { hostOf, type Managed, PATH, type Told } from './subsystem';
import { SubsystemForm } from './subsystem-form';
import css from './subsystems.css';
import { SwitchOff } from './switch-off';
import { TellSecret } from './tell-secret';

const SAMPLE_KEY = 'smart-site';

/** Systems of other departments that open from here: which there are, a new one, its secret, and how to connect. */
export default function SubsystemsPage() {
  const t = useText(subsystem);
  const query = useQuery<{ items: Managed[] }>(`${PATH}/managed`);
  const [search, setSearch] = useSearchParams();
  const [asking, setAsking] = useState<Asking | 'add' | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const open = query.data?.items.find(({ key }) => key === search.get('open')) ?? null;
  const [lastOpen, setLastOpen] = useState(SAMPLE_KEY);
  const show = (key: string | null) => {
    if (key) setLastOpen(key);
    setSearch(key ? { open: key } : {}, { replace: true });
  };
  const close = () => setAsking(null);
  const add = (
    <Button type="primary" onClick={() => setAsking('add')}>
      {t('add')}
    </Button>
  );
  return (
    <Page>
      <StudioNav />
      <PageTitle title={t('subsystems')} note={t('subsystemsNote')} actions={add} />
      <div className={css.beside}>
        <Loaded query={query} rows={4}>
          {({ items }) => <List items={items} open={open?.key ?? null} onOpen={show} />}
        </Loaded>
        <Guide of={open?.key ?? lastOpen} />
      </div>
      {open ? <Details of={open} onClose={() => show(null)} onAsk={setAsking} /> : null}
      {asking === 'add' ? <SubsystemForm of={null} onClose={close} onTold={setTold} /> : null}
      {asking === 'change' && open ? <SubsystemForm of={open} onClose={close} onTold={setTold} /> : null}
      {asking === 'rotate' && open ? <Rotate of={open} onClose={close} onTold={setTold} /> : null}
      {asking === 'off' && open ? <SwitchOff of={open} onClose={close} /> : null}
      {told ? <TellSecret told={told} onClose={() => setTold(null)} /> : null}
    </Page>
  );
}

function List({ items, open, onOpen }: { items: Managed[]; open: string | null; onOpen(key: string): void }) {
  const t = useText(subsystem);
  const label = useLabel();
  const columns: Column<Managed>[] = [
    {
      key: 'title',
      title: t('title'),
      card: 'title',
      render: ({ title, key }) => (
        <span className={css.name}>
          {label(title)}
          <code>{key}</code>
        </span>
      ),
    },
    { key: 'url', title: t('url'), card: 'sub', render: ({ url }) => hostOf(url) },
    {
      key: 'regions',
      title: t('regions'),
      card: 'line',
      render: ({ regions }) => regions.map(({ name }) => name).join('、'),
    },
    {
      key: 'places',
      title: t('places'),
      card: 'line',
      render: ({ places }) => places.map((place) => t(`place_${place}`)).join('、'),
    },
    {
      key: 'state',
      title: t('state'),
      card: 'action',
      render: ({ state }) => <span className={state === 'active' ? css.active : css.disabled}>{t(state)}</span>,
    },
  ];
  return (
    <ResponsiveTable<Managed>
      caption={t('subsystems')}
      columns={columns}
      rows={items}
      rowKey={({ key }) => key}
      current={open}
      onRow={({ key }) => onOpen(key)}
      empty={<EmptyState title={t('none')} hint={t('noneHint')} />}
    />
  );
}
