import type { Library } from '@/client';

/** A tab of the dossier page and the parts that stand under it. */
export interface DossierTab {
  key: string;
  label: string;
  shows: string[];
}

type Words = (key: 'overview' | 'reports' | 'warnings' | 'timeline' | 'files') => string;

/** What a library shows whose metadata names no tabs. */
function usualTabs(library: Pick<Library, 'reportFields' | 'rules' | 'permits'>, t: Words): DossierTab[] {
  const permits = (library.permits ?? []).length > 0 ? ['permits'] : [];
  const tab = (key: Parameters<Words>[0], ...shows: string[]) => ({ key, label: t(key), shows });
  return [
    tab('overview', ...permits, 'items', 'milestones', 'people', 'answers'),
    ...(library.reportFields.length > 0 ? [tab('reports', 'reports', 'funds')] : []),
    ...(library.rules.length > 0 ? [tab('warnings', 'warnings')] : []),
    tab('timeline', 'timeline', 'credit'),
    tab('files', 'files'),
  ];
}

export const tabsOf = (library: Library, t: Words): DossierTab[] =>
  library.tabs && library.tabs.length > 0 ? library.tabs : usualTabs(library, t);

/** Parts that tell of the same: where a library has no tab with the one, the other is meant. */
const ALSO: Record<string, string[]> = { reports: ['progress', 'months'], months: ['reports'], progress: ['reports'] };

/** The tab that an address names: by its key, or by a part that it shows, so that a link need not know the library. */
export function chosenTab(tabs: readonly DossierTab[], asked: string | null): DossierTab | undefined {
  const parts = asked === null ? [] : [asked, ...(ALSO[asked] ?? [])];
  const showing = parts.map((part) => tabs.find(({ shows }) => shows.includes(part))).find(Boolean);
  return tabs.find(({ key }) => key === asked) ?? showing ?? tabs[0];
}

/** What has to be found on every dossier stands below the tabs, unless one of them shows it. */
export const belowTabs = (tabs: readonly DossierTab[]): string[] =>
  ['items', 'answers', 'files'].filter((part) => !tabs.some(({ shows }) => shows.includes(part)));
