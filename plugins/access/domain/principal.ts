import { type Action, actionsOf, may } from './permission';
import { ROLES, type Role } from './role';
import { NO_SCOPE, operationScope, ownerScope, PUBLIC_SCOPE, regionScope, type Scope, SYSTEM_SCOPE } from './scope';

/** Somebody known: a person with a session, or a department's system with a token. */
export interface Principal {
  kind: 'user' | 'token';
  id: number;
  username: string;
  name: string;
  role: Role;
  organisation: { code: string; name: string } | null;
  region: { code: string; name: string; path: string; level: string } | null;
  ownerCode: string | null;
  /** Signed in with a password that an administrator has seen: until it is changed, nothing else can be done. */
  firstPassword?: boolean;
}

/**
 * A person of a firm sees what the firm owns; everybody else sees the subtree of their region. An administrator without
 * a region looks after the whole platform.
 */
export function scopeOf(principal: Principal | null): Scope {
  if (principal === null || principal.firstPassword) return PUBLIC_SCOPE;
  if (principal.role === 'enterprise') return principal.ownerCode ? ownerScope(principal.ownerCode) : NO_SCOPE;
  // who runs the platform sees no row of business, whatever a route forgets
  if (principal.role === 'operator') return principal.region ? operationScope(principal.region.path) : NO_SCOPE;
  if (principal.region) return regionScope(principal.region.path);
  return principal.role === 'administrator' ? SYSTEM_SCOPE : NO_SCOPE;
}

/** An administrator of the whole platform: without a region, or of its root. */
export function servesPlatform({ role, region }: Pick<Principal, 'role' | 'region'>): boolean {
  return role === 'administrator' && (!region || region.path.split('/').filter(Boolean).length === 1);
}

export function principalMay(principal: Principal | null, action: Action): boolean {
  return principal !== null && may(principal.role, action);
}

/** What the portal is told of the person who signed in. */
export function presentPrincipal(principal: Principal, lang: 'zh' | 'en') {
  const role = ROLES[principal.role];
  return {
    id: principal.id,
    username: principal.username,
    name: principal.name,
    role: principal.role,
    roleLabel: role[lang],
    organisation: principal.organisation,
    region: principal.region,
    may: actionsOf(principal.role),
    homePath: role.home,
    firstPassword: principal.firstPassword === true,
  };
}
