import { formatDate } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import type { ReleaseHead } from './release';
import css from './release.css';
import { standingOf } from './standing';

/** 草稿, 待审核, 12-01 起生效: what waits is set in the accent. */
export function StandingWords({ release }: { release: Omit<ReleaseHead, 'blockers'> }) {
  const t = useText(studioRelease);
  const standing = standingOf(release);
  const day = formatDate(release.effectiveFrom, 'short');
  return (
    <span className={css[`standing-${standing}`]}>
      {standing === 'scheduled' ? t('effectiveOn', { day }) : t(`standing_${standing}`)}
    </span>
  );
}
