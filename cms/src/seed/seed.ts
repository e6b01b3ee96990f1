import { join } from 'node:path';
import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import {
  datedNotices,
  generateDemo,
  generatePreliminary,
  generatePreliminaryPast,
  generateProjects,
  loadReference,
} from '@project-cloud/seed';
import type { createStrapi } from '@strapi/strapi';
import type { Env } from '../env';
import { type Account, ensureUsers } from './accounts';
import { saveDemoProjects, saveEnterprises } from './demo';
import { saveDispatches } from './dispatches';
import { saveDemoLayers, seedOutlines } from './layers';
import { savePreliminary } from './preliminary';
import { seedReference, seedRoles } from './reference';

const DEMO_SEED = 20260101;
const DEMO_PROJECTS = 2000;
/** Beside those: projects that are still being prepared. */
const DEMO_PRELIMINARY = 120;

/** What SEED asks for. The demonstration is made once: afterwards people may have changed it. */
export async function seed(
  strapi: ReturnType<typeof createStrapi>,
  env: Env,
  root: string,
  accountsFile: string,
): Promise<Account[]> {
  await seedRoles();
  if (env.seed === 'none') return [];
  const reference = loadReference(join(root, 'seed/reference'));
  const today = systemClock(env.timeZone).today();
  const notices = datedNotices(reference.notices, today).map((notice) => ({
    code: notice.id,
    title: notice.title,
    body: notice.body,
    published_on: notice.date,
    issuer: reference.site.host.zh,
  }));
  const stored = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM notices');
  const paths = await seedReference(reference, (stored.rows[0]?.count ?? 0) > 0 ? [] : notices);
  await seedOutlines(reference.outlines, paths);
  if (env.seed !== 'demo') return [];
  await saveDemoLayers(DEMO_SEED, reference);
  const options = { seed: DEMO_SEED, today, projects: DEMO_PROJECTS, ...reference };
  const existing = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM projects');
  if ((existing.rows[0]?.count ?? 0) === 0) {
    const projects = [...generateProjects(options)];
    const preparing = generatePreliminary({ ...options, projects: DEMO_PRELIMINARY });
    await saveEnterprises(
      [...projects, ...preparing].map((demo) => demo.party),
      paths,
    );
    await saveDemoProjects('building', projects, paths);
    await savePreliminary(preparing, generatePreliminaryPast(options), paths);
    await saveDispatches(reference.cast.dispatches, today, { ...reference, users: reference.cast.users, paths });
  }
  return ensureUsers(strapi, generateDemo(options).users, accountsFile);
}
