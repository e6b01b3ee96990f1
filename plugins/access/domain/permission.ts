import type { Role } from './role';

/**
 * Who may do what, as a table: one line an action. Region and organisation are not here: they are the
 * scope, and the database enforces them. A library's own `roles` narrow this table, never widen it.
 */
const MAY = {
  'entry.read': ['administrator', 'official', 'county-administrator', 'enterprise', 'agent', 'leader', 'auditor'],
  'library.read': [
    'administrator',
    'general-manager',
    'application-manager',
    'official',
    'county-administrator',
    'enterprise',
    'agent',
    'leader',
    'auditor',
  ],
  'entry.create': ['official', 'county-administrator', 'enterprise', 'agent'],
  'entry.change': ['official', 'county-administrator', 'enterprise'],
  'entry.export': ['administrator', 'official', 'county-administrator', 'leader', 'auditor'],
  'entry.import': ['official', 'county-administrator'],
  'entry.restricted': ['administrator', 'official', 'county-administrator', 'enterprise'],
  'report.write': ['official', 'county-administrator', 'enterprise', 'agent'],
  'attachment.write': ['official', 'county-administrator', 'enterprise', 'agent'],
  'warning.read': ['administrator', 'official', 'county-administrator', 'enterprise', 'agent', 'leader', 'auditor'],
  // what is promised against a warning, and who decides that it has been kept
  'warning.handle': ['official', 'county-administrator', 'enterprise', 'agent'],
  'warning.review': ['official', 'county-administrator', 'leader'],
  // how the rules of today would have judged a past day
  'replay.read': ['administrator', 'auditor'],
  'dashboard.read': ['administrator', 'official', 'county-administrator', 'leader', 'auditor'],
  // the studio: its rooms, and what is written in them; which kind of definition needs which action, the library knows
  'studio.open': [
    'administrator',
    'general-manager',
    'application-manager',
    'operator',
    'county-administrator',
    'auditor',
  ],
  'definition.read': ['administrator', 'general-manager', 'application-manager', 'county-administrator', 'auditor'],
  'definition.write': ['administrator', 'general-manager', 'application-manager', 'county-administrator'],
  'definition.publish': ['administrator', 'general-manager'],
  // the layers that all regions build on
  'definition.base': ['administrator', 'general-manager'],
  'item.base': ['administrator', 'general-manager', 'application-manager'],
  'model.read': ['administrator', 'general-manager', 'county-administrator', 'auditor'],
  'model.write': ['administrator', 'general-manager', 'county-administrator'],
  'item.read': ['administrator', 'general-manager', 'application-manager', 'county-administrator', 'auditor'],
  'item.write': ['administrator', 'application-manager', 'county-administrator'],
  // running the platform: no rows of business come with it
  'health.read': ['administrator', 'general-manager', 'operator', 'county-administrator', 'auditor'],
  'sweep.run': ['administrator', 'operator'],
  'subsystem.manage': ['administrator', 'operator', 'county-administrator'],
  // batches to other systems: counts and receipts, no rows
  'connector.manage': ['administrator', 'operator'],
  'token.read': ['administrator', 'operator'],
  'token.revoke': ['administrator', 'operator'],
  // a token carries a role's rights on rows: who runs the platform must not make himself one
  'token.manage': ['administrator'],
  'user.manage': ['administrator', 'application-manager', 'county-administrator'],
  'organisation.manage': ['administrator', 'county-administrator'],
  'region.manage': ['administrator'],
  // the map: which layers there are and what lies in them; its projects are rows like any other
  'layer.read': [
    'administrator',
    'general-manager',
    'official',
    'county-administrator',
    'enterprise',
    'agent',
    'leader',
    'auditor',
  ],
  // orders from a tier to those below it
  'dispatch.read': ['administrator', 'official', 'county-administrator', 'enterprise', 'agent', 'leader', 'auditor'],
  'dispatch.write': ['administrator', 'official', 'county-administrator', 'leader', 'agent', 'enterprise'],
  'audit.read': ['administrator', 'auditor'],
  // whole rows, restricted fields and all: only for those who are cleared for them
  'content.read': ['administrator', 'official', 'county-administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof MAY;

export function may(role: Role, action: Action): boolean {
  return (MAY[action] as readonly Role[]).includes(role);
}

export function actionsOf(role: Role): Action[] {
  return (Object.keys(MAY) as Action[]).filter((action) => may(role, action));
}

/** The labels of those who hold an action: a refusal names who can help. */
export function holdersOf(action: Action): Role[] {
  return [...MAY[action]];
}
