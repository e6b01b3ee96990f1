import { NotFound, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { type FieldIssue, type Lang, systemClock } from '@project-cloud/kernel';
import type { Blocker, DiffNames, ReleaseStatus } from '../domain';
import { definitionIssues } from './definition-check';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { changesBetween, diffNames, type ToldChange } from './diff-names';
import { writesKinds } from './kind-right';
import { approversBeside, approvingOf, nameOf, needsReason } from './release-approvers';
import { blockersOf, stalePart } from './release-check';
import { writersOf } from './release-decide';
import { holdsLayers, mayEdit, maySee } from './release-right';
import {
  briefParts,
  definitionsOf,
  type PartBrief,
  RELEASE_COLUMNS,
  type ReleaseRow,
  releaseRow,
  stepsOf,
} from './release-row';

const clock = systemClock();

export const inLang = (issues: readonly FieldIssue[], lang: Lang) =>
  issues.map((issue) => ({ ...issue, message: issue.message[lang] || issue.message.zh }));

const blockersIn = (blockers: readonly Blocker[], lang: Lang) =>
  blockers.map((one) => ({ ...one, message: one.message[lang] || one.message.zh }));

async function rights(principal: Principal, release: ReleaseRow, parts: readonly PartBrief[]) {
  const holds = await holdsLayers(
    principal,
    parts.map((part) => part.region),
  );
  const decides = (await approvingOf(parts)).roles.includes(principal.role) && holds;
  const edit = writesKinds(principal, parts) && mayEdit(principal, release);
  const submitted = release.status === 'submitted';
  return {
    edit,
    submit: edit && holds && parts.length > 0,
    approve: submitted && decides && !writersOf(release, parts).has(principal.username),
    /** Somebody else was asked: who approves instead says why. */
    needsReason: submitted && needsReason(release, principal),
    return: submitted && (decides || release.author === principal.username),
    rollback: release.status === 'published' && decides,
    remove: edit,
  };
}

const isOpen = (status: ReleaseStatus) => status === 'draft' || status === 'submitted';

async function presentBrief(principal: Principal, release: ReleaseRow, parts: readonly PartBrief[], blockers: number) {
  const { regionPath: _path, settlements: _settlements, ...told } = release;
  return {
    ...told,
    /** Approved, and waiting for its day. */
    scheduled: release.status === 'published' && (release.effectiveFrom ?? '') > clock.today(),
    items: parts.length,
    mine: release.author === principal.username,
    may: await rights(principal, release, parts),
    blockers,
  };
}

const LIST = `SELECT ${RELEASE_COLUMNS} FROM pc.release
  WHERE ($1::text IS NULL OR status = $1)
    AND ($2::text IS NULL OR strpos(title, $2) > 0 OR strpos(note, $2) > 0 OR strpos(author_name, $2) > 0)
  ORDER BY array_position(ARRAY['submitted', 'draft'], status) NULLS LAST, updated_at DESC, id LIMIT 200`;

/** What waits for somebody comes first. */
export async function listReleases(principal: Principal, asked: { status?: ReleaseStatus; q?: string }) {
  const found = await database.query<ReleaseRow>(LIST, [asked.status ?? null, asked.q?.trim() || null]);
  const items = [];
  const partsOf = await briefParts(found.rows.map(({ id }) => id));
  for (const release of found.rows) {
    const parts = partsOf.get(release.id) ?? [];
    if (!(await maySee(principal, release, parts))) continue;
    const open = isOpen(release.status);
    const blockers = open ? (await blockersOf(release, await definitionsOf(release.id))).length : 0;
    items.push(await presentBrief(principal, release, parts, blockers));
  }
  return { items };
}

/** The examples that are stored with a form or a rule, and those that no longer turn out as they say. */
function examplesOf(part: Definition, issues: readonly FieldIssue[], lang: Lang) {
  const list = part.region === null && (part.kind === 'rule' ? part.body.cases : part.body.examples);
  const total = Array.isArray(list) ? list.length : 0;
  const failed = inLang(
    issues.filter((issue) => issue.code === 'example' || issue.code === 'case'),
    lang,
  ).map(({ message }) => ({ message }));
  const ran = issues.length === failed.length;
  return { passed: ran ? Math.max(0, total - failed.length) : 0, failed, total, ran };
}

async function changesOf(part: Definition, names: DiffNames): Promise<ToldChange[]> {
  const base =
    part.baseVersion === null ? null : await definitions.at(part.kind, part.key, part.region, part.baseVersion);
  return changesBetween(part, base, names);
}

/** A release with everything that somebody needs to decide on it. */
export async function presentRelease(principal: Principal, id: string, lang: Lang) {
  const release = await releaseRow(id);
  const parts = await definitionsOf(id);
  if (!(await maySee(principal, release, parts))) throw NotFound();
  const names = await diffNames(parts.flatMap((part) => part.region ?? []));
  const open = isOpen(release.status);
  const told = await Promise.all(
    parts.map(async (part) => {
      const issues = open ? await definitionIssues(part, parts) : [];
      const stale = open ? await stalePart(database, part) : null;
      const { id, kind, key, region, title, version, baseVersion, status, author, editors, revision, note } = part;
      return {
        ...{ id, kind, key, region, title, version, baseVersion, status, author, editors, revision, note },
        regionName: region ? names.region(region) : null,
        changes: await changesOf(part, names),
        issues: inLang(issues, lang),
        examples: examplesOf(part, issues, lang),
        stale: stale !== null,
        newest: stale?.version ?? null,
      };
    }),
  );
  const blockers = open ? await blockersOf(release, parts) : [];
  return {
    ...(await presentBrief(principal, release, parts, blockers.length)),
    definitions: told,
    blockers: blockersIn(blockers, lang),
    /** Who may approve it while it waits: none of its writers. */
    approvers: open ? await approversBeside(writersOf(release, parts), parts) : [],
    approverWantedName: await nameOf(release.approverWanted),
    history: await stepsOf(id),
  };
}
