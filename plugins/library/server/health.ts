import { database, findRegion } from '@project-cloud/access/server';
import { definitions } from './definition-store';
import { formFor } from './form-of';
import { refusedReleases } from './release-schedule';

/** Work of the last week that was given up. The queue's own table is read: it keeps failures for a while by itself. */
const FAILED = `SELECT name, count(*)::int AS count, max(completed_on) AS at,
    (array_agg(left(coalesce(output->>'message', output::text), 300) ORDER BY completed_on DESC))[1] AS fault
  FROM pgboss.job WHERE state = 'failed' AND completed_on > now() - interval '7 days'
  GROUP BY name ORDER BY max(completed_on) DESC LIMIT 50`;

const INDEXES = `SELECT library_key AS library, count(*) FILTER (WHERE state = 'done')::int AS done, count(*)::int AS total,
    count(*) FILTER (WHERE state = 'failed')::int AS failed, max(fault) FILTER (WHERE state = 'failed') AS fault
  FROM pc.index_build GROUP BY library_key HAVING count(*) FILTER (WHERE state <> 'done') > 0 ORDER BY library_key`;

/** Regions whose form is held at an older base, because their changes do not fit the newest one. */
async function pinnedForms() {
  const overlays = (await definitions.allEffective('form')).filter(({ region }) => region !== null);
  const found = await Promise.all(
    overlays.map(async ({ key, region, title }) => {
      const place = await findRegion(region ?? '');
      const form = place ? await formFor(key, place.path) : null;
      const pinned = form?.pinned;
      if (!place || !pinned) return [];
      return [{ key, title, region: place.code, regionName: place.name, conflicts: pinned.conflicts.length }];
    }),
  );
  return found.flat();
}

/** What does not run as it should: jobs that failed, indexes under way, forms that stand still, releases that did not take effect. */
export async function platformHealth() {
  const jobs = await database.query('SELECT 1 WHERE to_regclass($1) IS NOT NULL', ['pgboss.job']);
  return {
    jobs: jobs.rows.length > 0 ? (await database.query(FAILED)).rows : [],
    indexes: (await database.query(INDEXES)).rows,
    pinned: await pinnedForms(),
    refused: await refusedReleases(),
  };
}
