import { App, Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'umi';
import { type User, useSession } from '@/client';
import { usePhone } from '@/components/use-phone';
import { useLanguage, useText } from '@/locale';
import { shell } from '@/locale/shell';
import { subsystem } from '@/locale/subsystem';
import { inMenu, useApps } from '@/pages/desk/subsystem/use-apps';
import css from './person-menu.css';

/** Who I am and as what; language, password, leaving. */
export function PersonMenu({ user }: { user: User }) {
  const t = useText(shell);
  const words = useText(subsystem);
  const phone = usePhone();
  const apps = useApps(true).data?.items.filter(inMenu) ?? [];
  const navigate = useNavigate();
  const { signOut } = useSession();
  const { message } = App.useApp();
  const { language, setLanguage } = useLanguage();
  const acts: Record<string, () => void> = {
    language: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    apps: () => navigate('/desk/apps'),
    map: () => navigate('/desk/map'),
    password: () => navigate('/account/password'),
    public: () => navigate('/'),
    leave: () => void signOut().catch((error: Error) => message.error(error.message)),
  };
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: [user.organisation?.name, user.region?.name].filter(Boolean).join('　'),
    },
    ...(phone && apps.length > 0 ? [{ key: 'apps', label: words('apps') }] : []),
    ...(phone && user.may.includes('layer.read') ? [{ key: 'map', label: t('map') }] : []),
    { key: 'language', label: t('switchLanguage') },
    { key: 'password', label: t('changePassword') },
    { key: 'public', label: t('publicSite') },
    { type: 'divider' },
    { key: 'leave', label: t('signOut') },
  ];
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => acts[key]?.() }}>
      <button type="button" className={css.person} aria-label={t('personMenu', { name: user.name })}>
        <span className={css.name}>{user.name}</span>
        <span className={css.role}>{user.roleLabel}</span>
      </button>
    </Dropdown>
  );
}
