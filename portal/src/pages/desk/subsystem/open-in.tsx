import { Button, Dropdown } from 'antd';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { appLink } from './app-href';
import { useApps } from './use-apps';

/** From a dossier into another system, on this very project. */
export function OpenIn({ entry }: { entry: string }) {
  const t = useText(subsystem);
  const apps = useApps(true, entry).data?.items ?? [];
  const [only] = apps;
  if (!only) return null;
  if (apps.length === 1) return <Button {...appLink(only, entry)}>{t('openIn', { title: only.title })}</Button>;
  const items = apps.map((app) => ({ key: app.key, label: <a {...appLink(app, entry)}>{app.title}</a> }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button>{t('openInMany')}</Button>
    </Dropdown>
  );
}
