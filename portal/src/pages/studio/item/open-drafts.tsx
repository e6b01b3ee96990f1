import { Link } from 'umi';
import { Hint } from '@/components';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { DefinitionVersion } from '../definition-version';

/** Drafts that somebody has begun: rather go on with one than begin another. */
export function OpenDrafts({ items, href }: { items: readonly DefinitionVersion[]; href: string }) {
  const t = useText(studioItem);
  const drafts = items.flatMap((item) => {
    const { release } = item as DefinitionVersion & { release?: string | null };
    return (item.status === 'draft' || item.status === 'submitted') && release ? [{ ...item, release }] : [];
  });
  if (drafts.length === 0) return null;
  return (
    <Hint tone="plain">
      {t('draftsOpen')}
      {drafts.map(({ id, author, release, version }) => (
        <Link key={id} to={`${href}?release=${release}`}>
          {t('draftBy', { author, n: version })}{' '}
        </Link>
      ))}
    </Hint>
  );
}
