import { useEffect, useState } from 'react';
import { useLocation } from 'umi';
import { useText } from '@/locale';
import { shell } from '@/locale/shell';
import { CloseIcon, MagnifierIcon } from './icons';
import css from './phone-search.css';
import { SearchBox } from './search-box';

/** On a phone the search is a sign in the bar that opens over it. */
export function PhoneSearch() {
  const t = useText(shell);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when a page opens
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <button type="button" className={css.sign} aria-label={t('searchHint')} onClick={() => setOpen(true)}>
        <MagnifierIcon />
      </button>
      {open ? (
        <div className={css.over}>
          <SearchBox focused />
          <button type="button" className={css.close} aria-label={t('closeSearch')} onClick={() => setOpen(false)}>
            <CloseIcon />
          </button>
        </div>
      ) : null}
    </>
  );
}
