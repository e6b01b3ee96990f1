import { createRequire } from 'node:module';
import { bootApplication, readEnvironment } from '../../scripts/lib/application.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';

/**
 * Fills one database with generated projects and ends: a process of its own, so that the benched server starts cold.
 * They take the way of an import: truth, judgement and projection in the product's own set-based statements. Of each
 * project's reports the last one is kept: a list reads none of them.
 */
const [count, seed] = process.argv.slice(2).map(Number);
const BATCH = 5000;
const LIBRARY = 'building';

const cms = createRequire(inRoot('cms/package.json'));
const { database, runAsSystem } = cms('@project-cloud/access/server');
const { generateProjects, loadReference } = cms('@project-cloud/seed');
const { systemClock } = cms('@project-cloud/kernel');
const { saveDemoProjects } = cms(inRoot('cms/dist/src/seed/demo.js'));
const { regionPaths } = cms(inRoot('cms/dist/src/seed/reference.js'));

async function fill() {
  const reference = loadReference(inRoot('seed/reference'));
  const { cast: _known, ...world } = reference;
  const today = systemClock().today();
  const paths = regionPaths([...reference.regions, ...reference.formerRegions]);
  let done = 0;
  while (done < count) {
    const projects = Math.min(BATCH, count - done);
    const generated = generateProjects({ ...world, seed, today, from: done, projects });
    const batch = Array.from(generated, (demo) => ({ ...demo, reports: demo.reports.slice(-1) }));
    await saveDemoProjects(LIBRARY, batch, paths);
    done += projects;
    process.send?.({ done });
  }
  await database.query('VACUUM ANALYZE');
  await database.query('CREATE TABLE pc.bench_filled (at timestamptz NOT NULL DEFAULT now())');
}

const app = await bootApplication(readEnvironment());
await runAsSystem('bench', fill);
await app.stop();
process.exit(0);
