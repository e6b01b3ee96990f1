import type { AppOffer } from './use-apps';

/** The page that opens it; a new window is a page of ours that hands over to the other system. */
export function appHref(
  key: string,
  more: { entry?: string; window?: boolean; trial?: 'current' | 'next' } = {},
): string {
  const query = new URLSearchParams();
  if (more.entry) query.set('entry', more.entry);
  if (more.trial) query.set('trial', more.trial);
  if (more.window) query.set('window', '1');
  const text = query.toString();
  return `/desk/apps/${key}${text ? `?${text}` : ''}`;
}

/**
 * A link that loads a page anew instead of going on within this one: what a page may frame is said in its own headers.
 */
export const appLink = ({ key, opens }: Pick<AppOffer, 'key' | 'opens'>, entry?: string) => ({
  href: appHref(key, entry ? { entry } : {}),
  ...(opens === 'window' ? { target: '_blank', rel: 'noopener' } : {}),
});
