import { isWithin, ROOT_PATH } from '@project-cloud/kernel';
import { type Principal, servesPlatform } from './principal';
import { ROLES, type Role } from './role';

const ALL = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'public');

/**
 * Who gives which role, a line a giver: never one above his own, and the three powers (system, security, audit) only
 * where all accounts are looked after.
 */
const GIVES: Partial<Record<Role, readonly Role[]>> = {
  administrator: ALL,
  'county-administrator': ['county-administrator', 'application-manager', 'official', 'agent', 'enterprise', 'leader'],
  'application-manager': ['application-manager', 'official'],
};

export const rolesGivenBy = (giver: Role): readonly Role[] => GIVES[giver] ?? [];

/** 三权分立 of GB/T 22239-2019 8.1.4.2 d: who runs the platform, who gives rights, who looks at both afterwards. */
const POWER: Partial<Record<Role, 'system' | 'security' | 'audit'>> = {
  operator: 'system',
  administrator: 'security',
  auditor: 'audit',
};

/** An account never passes from one of the three powers to another, and an auditor's serves nothing else: make a new one. */
export function crossesPowers(from: Role, to: Role): boolean {
  if (from === to) return false;
  const powers = [POWER[from], POWER[to]];
  return powers.includes('audit') || powers.every((power) => power !== undefined);
}

/** What decides whether somebody may look after an account. */
export interface Person {
  id: number;
  role: Role;
  /** Null: the whole platform. */
  regionPath: string | null;
  organisation: { code: string; path: string } | null;
}

/** Why somebody may not look after an account; null when he may. */
export function personFault(actor: Principal, person: Person): 'self' | 'scope' | 'role' | null {
  if (actor.kind === 'user' && actor.id === person.id) return 'self';
  const top = actor.region?.path ?? (servesPlatform(actor) ? ROOT_PATH : null);
  // a firm or an office that reaches beyond one's region brings rows with it that are not one's own
  const places = [person.regionPath ?? ROOT_PATH, person.organisation?.path ?? top ?? ROOT_PATH];
  if (top === null || !places.every((path) => isWithin(path, top))) return 'scope';
  const office = actor.organisation?.code;
  if (actor.role === 'application-manager' && (!office || person.organisation?.code !== office)) return 'scope';
  return rolesGivenBy(actor.role).includes(person.role) ? null : 'role';
}
