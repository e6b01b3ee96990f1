import { Link } from 'umi';
import { useText } from '@/locale';
import { site } from '@/locale/site';
import css from './public.css';
import { useSite } from './use-site';

/** Who runs the site, whom to call, where the interfaces are described. */
export function PublicFooter() {
  const t = useText(site);
  const about = useSite();
  return (
    <footer className={css.footer}>
      <div className={css.lines}>
        {about ? (
          <>
            <span>{t('host', { name: about.host })}</span>
            <span>{t('phone', { phone: about.phone })}</span>
          </>
        ) : null}
        <Link to="/developer">{t('developer')}</Link>
      </div>
    </footer>
  );
}
