import { randomUUID } from 'node:crypto';
import { may, NotAllowed, NotFound, type Principal } from '@project-cloud/access';
import { database, Invalid } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { Lang } from '@project-cloud/kernel';
import { clock, findEntry, presentEntry } from '@project-cloud/registry/server';
import { SignJWT } from 'jose';
import {
  claimsOf,
  isFor,
  type ProjectContext,
  SubsystemDisabled,
  SubsystemForPeople,
  TOKEN_SECONDS,
  TRIAL_PROJECT,
} from '../../domain';
import { pseudonym } from './keys';
import { limitOpenings } from './limit-openings';
import { dropReplaced, readSecret } from './secret-store';
import { platformUrl } from './settings';
import { checkManaged, findSubsystem, type StoredSubsystem } from './stored';

interface Project {
  context: ProjectContext;
  regionPath: string | null;
}

const inPlace = (zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path: 'entry', code: 'place', message: { zh, en } }] });

/** What the other system is told of a project: what the person sees of it, and no figure. */
async function projectOf(principal: Principal, id: string, lang: Lang): Promise<Project> {
  if (!may(principal.role, 'entry.read')) throw NotAllowed({ action: 'entry.read' });
  const found = await findEntry(id);
  if (!found) throw NotFound();
  const entry = await presentEntry(principal, found, lang);
  const { code, name, region } = entry.project;
  return {
    context: {
      code,
      name,
      region: { code: region.code, name: region.name },
      library: entry.library,
      entry: entry.id,
      light: entry.light,
    },
    regionPath: region.path,
  };
}

interface Signing {
  project: Project | null;
  which: 'current' | 'next';
  trial: boolean;
}

/** Signs what the person brings along, and says so in the trail: both happen, or neither does. */
async function sign(principal: Principal, subsystem: StoredSubsystem, lang: Lang, { project, which, trial }: Signing) {
  if (subsystem.state !== 'active') throw SubsystemDisabled({ title: subsystem.title, reason: subsystem.reason ?? '' });
  const now = clock.now();
  const id = randomUUID();
  const { region, organisation, name, role } = principal;
  const claims = claimsOf(
    {
      issuer: platformUrl(),
      audience: subsystem.key,
      subject: pseudonym(subsystem.key, principal.id),
      name,
      role,
      region: region && { code: region.code, name: region.name },
      organisation,
      project: project?.context ?? null,
      language: lang,
      trial,
    },
    id,
    now,
  );
  const token = await database.transaction(async (tx) => {
    const key = await readSecret(tx, subsystem.key, which, now);
    if (!key) throw NotFound();
    if (which === 'current') await dropReplaced(tx, subsystem.key, key.version);
    await audit(tx, {
      action: trial ? 'subsystem.tried' : 'subsystem.opened',
      subjectType: 'subsystem',
      subjectId: subsystem.key,
      regionPath: project?.regionPath ?? region?.path,
      detail: { id, secret: key.version, ...(project && !trial ? { project: project.context.code } : {}) },
    });
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: String(key.version) })
      .sign(new TextEncoder().encode(key.secret));
  });
  return {
    action: subsystem.url,
    token,
    expires: new Date((claims.iat + TOKEN_SECONDS) * 1000).toISOString(),
    mode: subsystem.opens,
    title: subsystem.title[lang],
    project: project && { code: project.context.code, name: project.context.name, entry: project.context.entry },
  };
}

/** What a page posts to the other system, so that it knows who comes, and from which project. */
export async function openSubsystem(principal: Principal, key: string, entry: string | undefined, lang: Lang) {
  if (principal.kind !== 'user') throw SubsystemForPeople();
  limitOpenings(principal.id);
  const subsystem = await findSubsystem(key);
  if (!subsystem) throw NotFound();
  const project = entry ? await projectOf(principal, entry, lang) : null;
  const asker = { role: principal.role, region: principal.region?.path ?? null };
  if (!isFor(subsystem, asker, project?.regionPath ?? null)) throw NotFound();
  if (!project && !subsystem.places.includes('navigation'))
    throw inPlace('请从项目档案里打开', 'Open it from the dossier of a project');
  if (project && !subsystem.places.includes('project'))
    throw inPlace('这个应用不接收项目', 'It takes no project; open it from the list of apps');
  return sign(principal, subsystem, lang, { project, which: 'current', trial: false });
}

/** The same with an invented project, for whoever connects the two systems; also with the secret that comes next. */
export async function trySubsystem(principal: Principal, key: string, which: 'current' | 'next', lang: Lang) {
  if (principal.kind !== 'user') throw SubsystemForPeople();
  limitOpenings(principal.id);
  const subsystem = checkManaged(principal, await findSubsystem(key));
  const region = subsystem.regions[0] ?? principal.region;
  const project =
    subsystem.places.includes('project') && region
      ? {
          context: { ...TRIAL_PROJECT, region: { code: region.code, name: region.name } },
          regionPath: region.path,
        }
      : null;
  return sign(principal, subsystem, lang, { project, which, trial: true });
}
