import { type Principal, scopeOf } from '@project-cloud/access';
import { database, runWith } from '@project-cloud/access/server';
import { calendar } from '@project-cloud/library/server';
import {
  type CastDispatch,
  type CastUser,
  type DatedDispatch,
  datedDispatches,
  type RegionRow,
} from '@project-cloud/seed';
import type { DispatchStep } from '@project-cloud/supervision';
import { issueDispatch, stepDispatch } from '@project-cloud/supervision/server';

interface World {
  users: readonly CastUser[];
  regions: readonly RegionRow[];
  organisations: readonly { code: string; name: string }[];
  paths: ReadonlyMap<string, string>;
}

/** A person of the demonstration as the platform knows them once they have signed in. */
function principalOf(username: string, { users, regions, organisations, paths }: World): Principal {
  const user = users.find((one) => one.username === username);
  const region = regions.find(({ code }) => code === user?.regionCode);
  const office = organisations.find(({ code }) => code === user?.organisationCode);
  if (!user || !region) throw new Error(`Demonstration: an order names ${username}, who has no region`);
  return {
    kind: 'user',
    id: 0,
    username,
    name: user.name,
    role: user.role as Principal['role'],
    organisation: office ? { code: office.code, name: office.name } : null,
    region: { code: region.code, name: region.name, path: paths.get(region.code) ?? '', level: '' },
    ownerCode: null,
  };
}

const ENTRY = `SELECT e.document_id AS id FROM library_entries e JOIN projects p ON p.document_id = e.project_id WHERE p.name = $1 ORDER BY e.id LIMIT 1`;

/** At ten in the morning, one step after another. */
const momentOf = (on: string, n: number) => ({
  on,
  at: new Date(Date.parse(`${on}T02:00:00Z`) + n * 60_000).toISOString(),
});

async function play(order: DatedDispatch, world: World): Promise<void> {
  const as = <T>(username: string, run: (principal: Principal) => Promise<T>): Promise<T> => {
    const principal = principalOf(username, world);
    return runWith({ scope: scopeOf(principal), principal, lang: 'zh', requestId: 'demo', ip: '' }, () =>
      run(principal),
    );
  };
  const { project, by, on, steps, kind, matter, workingDays, to, department, coDepartments = [] } = order;
  const entry = (await database.query<{ id: string }>(ENTRY, [project])).rows[0];
  if (!entry) throw new Error(`Demonstration: an order names the project ${project}, which is not there`);
  const body = { kind, matter, workingDays, to, department, coDepartments };
  const id = await as(by, (principal) => issueDispatch(principal, entry.id, body, momentOf(on, 0)));
  for (const [at, step] of steps.entries()) {
    const { by: actor, on: day, note = '' } = step;
    const taken = { step: step.step as DispatchStep, note, files: [], revision: at + 1, to: step.to };
    await as(actor, (principal) => stepDispatch(principal, id, taken, 'zh', momentOf(day, at + 1)));
  }
}

/** Orders of the demonstration, each issued and handled by its people through the same services as any other. */
export async function saveDispatches(casts: readonly CastDispatch[], today: string, world: World): Promise<void> {
  for (const order of datedDispatches(casts, today, calendar())) await play(order, world);
}
