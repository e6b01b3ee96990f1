import { Outlet } from 'umi';
import { SessionProvider } from '@/client';
import { LanguageProvider } from '@/locale';
import { Theme } from '@/theme';

/** Around every page: language, theme, session. */
export default function Root() {
  return (
    <LanguageProvider>
      <Theme>
        <SessionProvider>
          <Outlet />
        </SessionProvider>
      </Theme>
    </LanguageProvider>
  );
}
