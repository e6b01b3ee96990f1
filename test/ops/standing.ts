import { must } from '../factories';
import type { Client } from '../harness/client';
import { eventually, type PowerCut } from './power-cut';

interface Part {
  kind: string;
  status: string;
}

/** What of a release is in the store, and how often it was told. */
export async function storedOf(platform: PowerCut, release: string) {
  const [row] = await platform.rows<{ status: string }>('SELECT status FROM pc.release WHERE id = $1', [release]);
  const parts = await platform.rows<Part>('SELECT kind, status FROM definitions WHERE release_id = $1', [release]);
  const [told] = await platform.rows<{ approvals: number; steps: number; published: number }>(
    `SELECT (SELECT count(*)::int FROM pc.audit WHERE action = 'release.approve' AND subject_id = $1) AS approvals,
       (SELECT count(*)::int FROM pc.release_step WHERE action = 'approve' AND release_id = $1) AS steps,
       (SELECT count(*)::int FROM pc.audit WHERE action = 'definition.publish' AND detail->>'release' = $1) AS published`,
    [release],
  );
  return { status: row?.status, parts: parts.map(({ status }) => status), told };
}

const OPEN_WORK = `SELECT (SELECT count(*)::int FROM pc.judging_asked WHERE due IS NULL) AS judging,
  (SELECT count(*)::int FROM pc.index_build WHERE state <> 'done') AS indexes`;

/** Until the lights are judged and the indexes built. */
export const settled = (platform: PowerCut, seconds = 60) =>
  eventually(
    async () => (await platform.rows<{ judging: number; indexes: number }>(OPEN_WORK))[0],
    (open) => open?.judging === 0 && open.indexes === 0,
    seconds,
  );

/** Entries whose row in the list says something else than they do. */
const UNTRUE = `SELECT e.document_id FROM library_entries e LEFT JOIN pc.lib_building l ON l.entry_id = e.document_id
  JOIN projects p ON p.document_id = e.project_id
  WHERE e.library_key = 'building' AND (l.entry_id IS NULL OR l.stage <> e.stage OR l.region_path <> e.region_path
    OR l.name IS DISTINCT FROM p.name OR l.f_annual_plan IS DISTINCT FROM (e."values"->>'annual_plan')::numeric
    OR l.total_investment IS DISTINCT FROM p.total_investment)`;

/** A light that is not the worst of the entry's open warnings. */
const UNFOUNDED = `SELECT l.entry_id FROM pc.lib_building l LEFT JOIN (SELECT entry_id, max(CASE light WHEN 'red' THEN 3 ELSE 2 END) AS rank
    FROM warnings WHERE state <> 'closed' GROUP BY entry_id) w ON w.entry_id = l.entry_id
  WHERE l.light <> 0 AND l.light <> coalesce(w.rank, 1)`;

/** Two steps of one warning that say the same: somebody would have been told twice. */
const TOLD_TWICE = `SELECT w.document_id FROM warnings w, jsonb_array_elements(w.history) WITH ORDINALITY AS a(step, at)
  JOIN LATERAL jsonb_array_elements(w.history) WITH ORDINALITY AS b(step, at) ON b.at = a.at + 1
  WHERE a.step->>'to' = b.step->>'to'`;
const OPEN_TWICE = `SELECT entry_id FROM warnings WHERE state <> 'closed' GROUP BY entry_id, rule_key HAVING count(*) > 1`;

const UNFIT = `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid`;

/** What must be empty whatever was killed. */
export async function faultsIn(platform: PowerCut): Promise<Record<string, number>> {
  const faults: Record<string, number> = {};
  for (const [name, text] of Object.entries({ UNTRUE, UNFOUNDED, TOLD_TWICE, OPEN_TWICE, UNFIT }))
    faults[name] = (await platform.rows(text)).length;
  return faults;
}

export const NO_FAULTS = { UNTRUE: 0, UNFOUNDED: 0, TOLD_TWICE: 0, OPEN_TWICE: 0, UNFIT: 0 };

/** Judges everything anew and says how many lights were not what they had to be. */
export async function turnedBySweep(administrator: Client): Promise<number> {
  const { id } = must(await administrator.post<{ id: string }>('/api/sweeps'), 202);
  const done = await eventually(
    async () => must(await administrator.get<{ state: string; changed: number }>(`/api/sweeps/${id}`)),
    ({ state }) => state === 'done',
  );
  return done.changed;
}

/** How many entries have which light. */
export const lights = async (platform: PowerCut) =>
  platform.rows<{ light: number; count: number }>(
    'SELECT light::int, count(*)::int AS count FROM pc.lib_building GROUP BY light ORDER BY light',
  );
