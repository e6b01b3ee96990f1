import { accessEvents, database } from '@project-cloud/access/server';
import { audit } from './append';

/** Sign-ins, tokens and refusals reach the trail as access announces them. */
export function listen(): void {
  accessEvents.on('signed-in', ({ tx, principal, ip }) =>
    audit(tx, {
      action: 'session.start',
      subjectType: 'user',
      subjectId: principal.username,
      regionPath: principal.region?.path,
      detail: { ip },
    }),
  );
  accessEvents.on('sign-in-failed', ({ tx, username, ip, reason, regionPath }) =>
    audit(tx, {
      action: 'session.start',
      subjectType: 'user',
      subjectId: username,
      outcome: 'refused',
      ...(regionPath ? { regionPath } : {}),
      detail: { ip, reason },
    }),
  );
  accessEvents.on('signed-out', ({ tx, principal }) =>
    audit(tx, {
      action: 'session.end',
      subjectType: 'user',
      subjectId: principal.username,
      regionPath: principal.region?.path,
    }),
  );
  accessEvents.on('password-changed', ({ tx, principal }) =>
    audit(tx, {
      action: 'password.change',
      subjectType: 'user',
      subjectId: principal.username,
      regionPath: principal.region?.path,
    }),
  );
  accessEvents.on('token-changed', ({ tx, principal, change, tokenId, detail }) =>
    audit(tx, {
      action: `token.${change}`,
      subjectType: 'token',
      subjectId: String(tokenId),
      regionPath: principal.region?.path,
      detail: { ...detail },
    }),
  );
  accessEvents.on('user-created', ({ tx, username, regionPath, detail }) =>
    audit(tx, { action: 'user.create', subjectType: 'user', subjectId: username, regionPath, detail: { ...detail } }),
  );
  accessEvents.on('user-changed', ({ tx, change, username, regionPath, detail }) =>
    audit(tx, {
      action: `user.${change}`,
      subjectType: 'user',
      subjectId: username,
      ...(regionPath ? { regionPath } : {}),
      detail: { ...detail },
    }),
  );
  accessEvents.on('organisation-changed', ({ tx, change, code, regionPath, detail }) =>
    audit(tx, {
      action: `organisation.${change}`,
      subjectType: 'organisation',
      subjectId: code,
      regionPath,
      detail: { ...detail },
    }),
  );
  accessEvents.on('region-created', ({ tx, code, path, detail }) =>
    audit(tx, {
      action: 'region.create',
      subjectType: 'region',
      subjectId: code,
      regionPath: path,
      detail: { ...detail },
    }),
  );
  accessEvents.on('refused', ({ principal, action, method, path }) =>
    audit(database, {
      action: String(action),
      subjectType: 'route',
      subjectId: `${method} ${path}`,
      regionPath: principal.region?.path,
      outcome: 'refused',
    }),
  );
}
