/** One line of GET /audit. */
export interface TrailEntry {
  id: number;
  at: string;
  actorKind: string;
  actor: string | null;
  actorName: string | null;
  role: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  outcome: 'done' | 'refused' | 'failed' | null;
  detail: Record<string, unknown> | null;
  requestId: string | null;
  ip: string | null;
}

/** The address it came from; before anybody is signed in it stands in the detail. */
export function ipOf({ ip, detail }: Pick<TrailEntry, 'ip' | 'detail'>): string | null {
  return ip ?? (typeof detail?.ip === 'string' ? detail.ip : null);
}

export interface Changed {
  field: string;
  before: unknown;
  after: unknown;
}

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What changed, field by field, and what else the line says. Changes stand at the top of the detail or under `changes`, possibly by part. */
export function readDetail(detail: TrailEntry['detail']): {
  changed: Changed[];
  said: { key: string; value: unknown }[];
} {
  const changed: Changed[] = [];
  const said: { key: string; value: unknown }[] = [];
  const take = (record: Record<string, unknown>, inChanges: boolean) => {
    for (const [key, value] of Object.entries(record)) {
      if (isPair(value)) changed.push({ field: key, before: value[0], after: value[1] });
      else if (isRecord(value) && (inChanges || key === 'changes' || Object.values(value).every(isPair)))
        take(value, true);
      else said.push({ key, value });
    }
  };
  take(detail ?? {}, false);
  return { changed, said };
}
