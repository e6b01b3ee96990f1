import type { Label, RegionRef, Role } from '@/client';

interface SecretInfo {
  version: number;
  signsFrom: string;
  madeAt: string;
  madeBy: string;
}

/** One subsystem as GET /subsystems/managed lists it. */
export interface Managed {
  key: string;
  title: Label;
  url: string;
  places: ('navigation' | 'project')[];
  roles: Role[];
  regions: RegionRef[];
  opens: 'embedded' | 'window';
  pinned: boolean;
  state: 'active' | 'disabled';
  reason: string | null;
  revision: number;
  mayChange: boolean;
  secrets: { current: SecretInfo | null; next: SecretInfo | null };
}

/** A secret that was just made, with whose it is: told once. */
export interface Told {
  title: Label;
  key: string;
  version: number;
  secret: string;
}

export interface Act {
  id: number;
  at: string;
  action: string;
  actor: string;
  actorName: string;
  detail: Record<string, unknown> | null;
}

export const PATH = '/subsystems';
export const hostOf = (url: string): string => new URL(url).host;
