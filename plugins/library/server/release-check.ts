import { database, type Sql } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { type Blocker, blocker, checkTogether, type Kind } from '../domain';
import { definitionIssues } from './definition-check';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { openConflicts } from './overlay';
import type { ReleaseRow } from './release-row';
import { newestPublished } from './slot';

const clock = systemClock();
/** More is not read by anybody; the number of what is wrong is told all the same. */
const SHOWN = 20;
const TOGETHER: readonly Kind[] = ['library', 'form', 'view', 'rule', 'dictionary'];

/** Drafts whose base has moved since they were begun: publishing them would undo what was published meanwhile. */
export async function stalePart(sql: Sql, part: Definition): Promise<Definition | null> {
  const newest = await newestPublished(sql, part);
  return newest && newest.version !== part.baseVersion && newest.id !== part.id ? newest : null;
}

function staleBlocker(part: Definition, newest: Definition): Blocker {
  return blocker(
    'stale',
    part,
    '',
    `“${part.title.zh}”在起草后又发布了第 ${newest.version} 版，请先对照新版本更新草稿`,
    `“${part.title.en || part.title.zh}”: version ${newest.version} was published since the draft began; bring it up first`,
  );
}

/** What is approved for a later day must not be overtaken without a word by what is published before that day. */
function scheduledBlocker(release: ReleaseRow, part: Definition, newest: Definition | null): Blocker[] {
  const from = release.effectiveFrom ?? clock.today();
  const later = newest?.effectiveFrom;
  if (!newest || !later || later <= clock.today() || later <= from) return [];
  return [
    blocker(
      'scheduled',
      part,
      '',
      `“${part.title.zh}”第 ${newest.version} 版已批准，${later} 起生效；本单的生效日期不能早于那一天，或先回退那一单`,
      `“${part.title.en || part.title.zh}”: version ${newest.version} is approved from ${later}; this cannot take effect before, unless that one is rolled back`,
    ),
  ];
}

async function partBlockers(release: ReleaseRow, part: Definition, parts: readonly Definition[]): Promise<Blocker[]> {
  const issues = await definitionIssues(part, parts);
  const newest = await newestPublished(database, part);
  const stale = await stalePart(database, part);
  return [
    ...issues.slice(0, SHOWN).map((issue) => ({
      ...blocker(issue.code, part, issue.path, '', ''),
      message: {
        zh: `${part.title.zh}：${issue.message.zh}`,
        en: `${part.title.en || part.title.zh}: ${issue.message.en}`,
      },
    })),
    ...(stale ? [staleBlocker(part, stale)] : []),
    ...scheduledBlocker(release, part, newest),
  ];
}

/** Regions' own changes that no longer fit wait for a choice; to leave it to the region is one. */
async function conflictBlockers(release: ReleaseRow): Promise<Blocker[]> {
  const open = await openConflicts(database, release.id);
  const regions = [...new Set(open.map((one) => one.regionName))].join('、');
  const [zh, en] = [
    `还有 ${open.length} 个冲突未处理：${regions}`,
    `${open.length} conflicts are not settled: ${regions}`,
  ];
  return open.length > 0 ? [blocker('overlay-conflict', null, '', zh, en)] : [];
}

const inForce = async (): Promise<Definition[]> =>
  (await Promise.all(TOGETHER.map((kind) => definitions.allEffective(kind)))).flat();

/** Everything that has to be settled before a release is submitted or published. */
export async function blockersOf(release: ReleaseRow, parts: readonly Definition[]): Promise<Blocker[]> {
  if (parts.length === 0)
    return [blocker('empty', null, '', '发布单里还没有内容', 'There is nothing in this release yet')];
  const each = (await Promise.all(parts.map((part) => partBlockers(release, part, parts)))).flat();
  const together = checkTogether(parts, await inForce());
  // What a release means for regions can only be told of drafts that can be read.
  return each.length > 0 ? [...each, ...together] : [...together, ...(await conflictBlockers(release))];
}
