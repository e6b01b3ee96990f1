import type { Role } from '@project-cloud/access';

/** An account as GET /users lists it. */
export interface Person {
  id: number;
  username: string;
  name: string | null;
  role: Role;
  regionCode: string | null;
  regionName: string | null;
  organisationCode: string | null;
  organisationName: string | null;
  blocked: boolean;
  blockedReason: string | null;
  revision: number;
  lastSeenAt: string | null;
  lockedUntil: string | null;
  may: { manage: boolean };
  notYours: 'self' | 'scope' | 'role' | null;
}

/** A password that is told once. */
export interface Told {
  name: string;
  username: string;
  password: string;
}

export const nameOf = ({ name, username }: Pick<Person, 'name' | 'username'>): string => name || username;
