import type { User } from '@/client';
import type { shell } from '@/locale/shell';
import { STUDIO_ROOMS } from './studio-rooms';

export interface NavWord {
  to: string;
  word: keyof typeof shell.zh;
  /** The word is current on these paths too. */
  also?: string[];
}

/** Each word and the action that its page needs: access decides, the bar follows. */
const WORDS: (NavWord & { needs: string })[] = [
  { to: '/desk', word: 'desk', needs: 'report.write' },
  { to: '/console', word: 'console', needs: 'dashboard.read' },
  {
    to: '/desk/libraries',
    word: 'libraries',
    also: ['/desk/entries', '/desk/projects', '/desk/import', '/desk/imports'],
    needs: 'entry.read',
  },
  { to: '/desk/reports', word: 'reports', needs: 'report.write' },
  { to: '/desk/dispatches', word: 'dispatches', needs: 'dispatch.read' },
  { to: '/desk/warnings', word: 'warnings', needs: 'warning.read' },
  { to: '/desk/map', word: 'map', needs: 'layer.read' },
  { to: '/desk/statistics', word: 'statistics', needs: 'dashboard.read' },
  { to: '/studio', word: 'studio', needs: 'studio.open' },
  { to: '/desk/audit', word: 'audit', needs: 'audit.read' },
];

/** The words in the bar for this person; their own front page comes first. */
export function navigationFor(user: User): NavWord[] {
  const words = WORDS.filter(({ needs }) => user.may.includes(needs));
  const home = words.findIndex((word) => word.to === user.homePath);
  if (home > 0) words.unshift(...words.splice(home, 1));
  return words;
}

/** What a page needs before it asks the server: who lacks it is told so, and by whom it can be had. The first match counts. */
const NEEDS: [RegExp, string][] = [
  // a definition's own page is for whoever reads its kind
  [/^\/studio\/definitions\/item\//, 'item.read'],
  ...STUDIO_ROOMS.filter(({ to }) => to.startsWith('/studio/') && !to.includes('?')).map(
    ({ to, needs }): [RegExp, string] => [new RegExp(`^${to}(/|$)`), needs],
  ),
  [/^\/studio/, 'studio.open'],
  [/^\/console/, 'dashboard.read'],
  [/^\/desk\/statistics/, 'dashboard.read'],
  [/^\/desk\/audit/, 'audit.read'],
  [/^\/desk\/dispatches/, 'dispatch.read'],
  [/^\/desk\/warnings/, 'warning.read'],
  [/^\/desk\/map/, 'layer.read'],
  [/^\/desk\/(import|imports|libraries\/[^/]+\/import)(\/|$)/, 'entry.import'],
  [/^\/desk\/(libraries|entries|projects)(\/|$)/, 'entry.read'],
];

/** Whether a page is for this person at all; what they see on it, the server decides. */
export function mayOpen(user: User, path: string): boolean {
  const needed = NEEDS.find(([pattern]) => pattern.test(path))?.[1];
  return needed === undefined || user.may.includes(needed);
}

/** The word that is current on a path: the longest that begins it. */
export function currentWord(words: NavWord[], path: string): NavWord | undefined {
  const length = ({ to, also = [] }: NavWord) =>
    Math.max(...[to, ...also].map((start) => (path === start || path.startsWith(`${start}/`) ? start.length : 0)));
  return words.filter((word) => length(word) > 0).sort((a, b) => length(b) - length(a))[0];
}
