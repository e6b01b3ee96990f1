import type { Report } from '@/client';
import { useSession } from '@/client';
import { useText } from '@/locale';
import { desk as words } from '@/locale/desk';

/** Who reported, by name: the reader's own name, what came with the data as such, others as the server calls them. */
export function useReporter(): (report: Pick<Report, 'reporter'>) => string {
  const t = useText(words);
  const { user } = useSession();
  return ({ reporter }) => {
    if (reporter === 'system') return t('dossier.bySystem');
    return reporter !== null && reporter === user?.username ? user.name : (reporter ?? '');
  };
}
