import { Link } from 'umi';
import { useQuery } from '@/client';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';

interface OpenDraft {
  id: string;
  release?: string | null;
}

interface OpenDraftsProps {
  drafts: readonly OpenDraft[];
  hrefOf: (release: string) => string;
}

/** Drafts that somebody has begun, each by its release and by who began it: rather go on with one than begin another. */
export function OpenDrafts({ drafts, hrefOf }: OpenDraftsProps) {
  const t = useText(studio);
  const releases = useQuery<{ items: { id: string; title: string; authorName: string }[] }>(
    drafts.length > 0 ? '/releases' : null,
    { fresh: 15_000 },
  );
  // A release that this person may not see is no way to go on.
  const open = drafts.flatMap(({ id, release }) => {
    const found = releases.data?.items.find((one) => one.id === release);
    return found ? [{ id, release: found }] : [];
  });
  if (open.length === 0) return null;
  return (
    <span>
      {t('beingChanged')}{' '}
      {open.map(({ id, release }, nth) => (
        <span key={id}>
          {nth > 0 ? t('listed') : null}
          <Link to={hrefOf(release.id)}>{t('draftIn', { title: release.title, who: release.authorName })}</Link>
        </span>
      ))}
    </span>
  );
}
