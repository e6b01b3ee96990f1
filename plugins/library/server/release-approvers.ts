import { holdersOf, may, NotAllowed, type Principal, ROLES, type Role } from '@project-cloud/access';
import { database, findRegions, Invalid } from '@project-cloud/access/server';
import { ApproverAsked, ApproverRefused, type Approving, approvingRoles, LibraryBody } from '../domain';
import type { Definition } from './definition-row';
import { allLibraries } from './library-of';
import type { ReleaseRow } from './release-row';

type Part = Pick<Definition, 'kind' | 'key' | 'region' | 'body'>;

export interface Approver {
  username: string;
  name: string;
  role: Role;
}

/** Whom the libraries that some definitions belong to let decide. A library in force decides on its own changes. */
export async function approvingOf(parts: readonly Part[]): Promise<Approving> {
  const inForce = await allLibraries();
  const known = new Set(inForce.map(({ key }) => key));
  const made = parts.flatMap(({ kind, key, body }) => {
    const parsed = kind === 'library' && !known.has(key) ? LibraryBody.safeParse(body) : null;
    return parsed?.success ? [{ key, body: parsed.data }] : [];
  });
  return approvingRoles(parts, [...inForce, ...made], holdersOf('definition.publish'));
}

// Somebody above every layer; of a base only who looks after the whole platform.
const APPROVERS = `SELECT u.username, u.name, r.type AS role FROM up_users u
    JOIN up_users_role_lnk l ON l.user_id = u.id JOIN up_roles r ON r.id = l.role_id
    LEFT JOIN regions g ON g.code = u.region_code
  WHERE r.type = ANY($2) AND NOT coalesce(u.blocked, false) AND NOT u.username = ANY($1)
    AND (g.path IS NULL OR g.path ~ '^/[^/]+/$'
      OR ($3::text[] IS NOT NULL AND NOT EXISTS (SELECT FROM unnest($3::text[]) layer WHERE NOT starts_with(layer, g.path))))
  ORDER BY u.username LIMIT 50`;

async function layerPaths(parts: readonly Pick<Definition, 'region'>[]): Promise<string[] | null> {
  const codes = parts.flatMap(({ region }) => region ?? []);
  if (codes.length < parts.length || codes.length === 0) return null;
  const found = await findRegions(codes);
  return codes.map((code) => found.get(code)?.path ?? '/');
}

/** Those who may let definitions out and wrote none of them: whom one may ask. */
export async function approversBeside(writers: ReadonlySet<string>, parts: readonly Part[]): Promise<Approver[]> {
  const { roles } = await approvingOf(parts);
  const found = await database.query<Approver & { [key: string]: unknown }>(APPROVERS, [
    [...writers],
    roles,
    await layerPaths(parts),
  ]);
  return found.rows.map(({ username, name, role }) => ({ username, name, role }));
}

const FEW = 5;

/** Whoever the libraries do not name is refused, and told who can. */
export async function refuseUnnamed(principal: Principal, parts: readonly Part[]): Promise<void> {
  if (!may(principal.role, 'definition.publish')) throw NotAllowed({ action: 'definition.publish' });
  const approving = await approvingOf(parts);
  if (approving.roles.includes(principal.role)) return;
  const others = await approversBeside(new Set(), parts);
  const people = others.slice(0, FEW).map(({ name, role }) => `${name}（${ROLES[role].zh}）`);
  throw ApproverRefused({ ...approving, people });
}

/** Who was asked to approve may be somebody who can. */
export async function refuseUnfitApprover(
  username: string | undefined,
  writers: ReadonlySet<string>,
  parts: readonly Part[],
): Promise<void> {
  if (!username) return;
  const able = await approversBeside(writers, parts);
  if (able.some((one) => one.username === username)) return;
  const names = able.slice(0, FEW).map(({ name }) => name);
  const message = {
    zh: `这位不能批准这个发布单${names.length > 0 ? `，可以请：${names.join('、')}` : ''}`,
    en: `This person cannot approve the release${names.length > 0 ? `; ask one of: ${names.join(', ')}` : ''}`,
  };
  throw Invalid({ count: 1 }, { fields: [{ path: 'approver', code: 'approver', message }] });
}

export const needsReason = (release: Pick<ReleaseRow, 'approverWanted'>, principal: Principal): boolean =>
  release.approverWanted !== null && release.approverWanted !== principal.username;

/** Another than who was asked decides with a reason: it is kept in the history. */
export async function refuseUnasked(release: ReleaseRow, principal: Principal, note: string): Promise<void> {
  if (!needsReason(release, principal) || note.trim() !== '') return;
  const asked = { name: (await nameOf(release.approverWanted)) ?? '' };
  throw ApproverAsked(asked, { fields: [{ path: 'note', code: 'required', message: ApproverAsked(asked).text }] });
}

export async function nameOf(username: string | null): Promise<string | null> {
  if (!username) return null;
  const found = await database.query<{ name: string }>('SELECT name FROM up_users WHERE username = $1', [username]);
  return found.rows[0]?.name ?? username;
}
