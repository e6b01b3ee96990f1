import { database, onNotification, type Sql } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import type { Kind } from '../domain';
import { DEFINITION_COLUMNS, type Definition } from './definition-row';

const CHANNEL = 'pc_definition';
const clock = systemClock();
const slot = (kind: string, key: string, region: string | null) => `${kind}/${key}/${region ?? ''}`;

interface Snapshot {
  day: string;
  effective: Map<string, Definition>;
}

let snapshot: Snapshot | null = null;
/** A reading under way, good for whoever asks before something changes. */
let loading: { generation: number; reading: Promise<Snapshot> } | null = null;
let generation = 0;
const onChange = new Set<() => void>();

async function load(): Promise<Snapshot> {
  const day = clock.today();
  const found = await database.aside<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM (
       SELECT DISTINCT ON (kind, key, region_code) *, min(id) OVER (PARTITION BY kind, key, region_code) AS first
         FROM definitions
         WHERE status = 'published' AND (effective_from IS NULL OR effective_from <= $1)
         ORDER BY kind, key, region_code, version DESC
     ) AS definitions ORDER BY first`,
    [day],
  );
  return { day, effective: new Map(found.rows.map((row) => [slot(row.kind, row.key, row.region), row])) };
}

/** What is in force today. Read once, kept until something is published here or in another process, or a day begins. */
async function current(): Promise<Snapshot> {
  if (snapshot && snapshot.day !== clock.today()) forget();
  if (snapshot) return snapshot;
  if (loading?.generation === generation) return loading.reading;
  const mine = { generation, reading: load() };
  loading = mine;
  try {
    const loaded = await mine.reading;
    if (mine.generation === generation) snapshot = loaded;
    return loaded;
  } finally {
    if (loading === mine) loading = null;
  }
}

function forget(): void {
  generation += 1;
  snapshot = null;
  for (const run of onChange) run();
}

export const definitions = {
  async effective(kind: Kind, key: string, region: string | null = null): Promise<Definition | null> {
    return (await current()).effective.get(slot(kind, key, region)) ?? null;
  },

  /** Oldest first, by their first version. */
  async allEffective(kind: Kind): Promise<Definition[]> {
    return [...(await current()).effective.values()].filter((definition) => definition.kind === kind);
  },

  /** A certain version, whatever its status: records keep opening with what they were filled with. */
  async at(kind: Kind, key: string, region: string | null, version: number): Promise<Definition | null> {
    const found = await database.aside<Definition>(
      `SELECT ${DEFINITION_COLUMNS} FROM definitions WHERE kind = $1 AND key = $2 AND region_code = $3 AND version = $4`,
      [kind, key, region ?? '', version],
    );
    return found.rows[0] ?? null;
  },

  /** Tell every process that something was published; to be called inside the transaction that does it. */
  async announceChange(tx: Sql): Promise<void> {
    await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, '']);
  },

  forget,
  onChange: (run: () => void) => onChange.add(run),
};

export const listenForDefinitions = () => onNotification(CHANNEL, forget);
