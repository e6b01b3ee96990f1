import type { Library } from '@/client';
import { belowTabs, chosenTab, tabsOf } from './tabs';

const library = (more: Partial<Library>) => ({ reportFields: [], rules: [], ...more }) as unknown as Library;
const t = (key: string) => key;
const building = library({
  tabs: [
    { key: 'investment', label: '投资情况', shows: ['investment', 'months'] },
    { key: 'progress', label: '建设进度', shows: ['milestones', 'progress'] },
    { key: 'coordination', label: '协调调度', shows: ['warnings', 'timeline'] },
  ],
});

test('[M05-02] the tabs of a library are those that its metadata names, and no other', () => {
  expect(tabsOf(building, t).map(({ label }) => label)).toEqual(['投资情况', '建设进度', '协调调度']);
  const plain = tabsOf(library({}), t).map(({ key }) => key);
  expect(plain).toEqual(['overview', 'timeline', 'files']);
});

test('an address names a tab or a part of one; what it does not know is the first', () => {
  const tabs = tabsOf(building, t);
  const key = (asked: string | null) => chosenTab(tabs, asked)?.key;
  expect([key('progress'), key('warnings'), key('reports'), key('nowhere'), key(null)]).toEqual([
    'progress',
    'coordination',
    'progress',
    'investment',
    'investment',
  ]);
});

test('items, answers and files stand below the tabs where no tab shows them', () => {
  expect(belowTabs(tabsOf(building, t))).toEqual(['items', 'answers', 'files']);
  expect(belowTabs(tabsOf(library({}), t))).toEqual([]);
});
