import { request } from '@/client';

/** What POST /subsystems/:key/openings answers: where to, with what, and how. */
export interface Opening {
  action: string;
  token: string;
  expires: string;
  mode: 'embedded' | 'window';
  title: string;
  project: { code: string; name: string; entry: string } | null;
}

export interface Asked {
  key: string;
  entry: string | null;
  trial: 'current' | 'next' | null;
}

/** Asks for a token, which is good for a minute and used at once. */
export function askOpening({ key, entry, trial }: Asked): Promise<Opening> {
  const path = `/subsystems/${encodeURIComponent(key)}`;
  return trial
    ? request<Opening>(`${path}/trials`, { method: 'POST', body: { secret: trial } })
    : request<Opening>(`${path}/openings`, { method: 'POST', body: entry ? { entry } : {} });
}
