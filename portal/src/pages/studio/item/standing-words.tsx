import type { InForce } from '@project-cloud/library';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import type { Standing } from './catalogue';

/** 在用; 在用，2026-12-31 起停用; 2026-12-31 起已停用. */
export function StandingWords({ standing, inForce }: { standing: Standing; inForce: InForce }) {
  const t = useText(studioItem);
  if (standing === 'to-come') return <>{t('toCome', { day: inForce.from ?? '' })}</>;
  if (standing === 'ended') return <b>{t('ended', { day: inForce.until ?? '' })}</b>;
  return <>{inForce.until ? t('endsOn', { day: inForce.until }) : t('inUse')}</>;
}
