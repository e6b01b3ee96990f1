import { may, NotAllowed, type Principal } from '@project-cloud/access';
import { type Kind, kindAction } from '../domain';

/** What one writes is of a kind that one's role answers for: rules are no business of who looks after items. */
export function refuseForeignKinds(principal: Principal, parts: readonly { kind: Kind }[]): void {
  for (const { kind } of parts) {
    const action = kindAction(kind, 'write');
    if (!may(principal.role, action)) throw NotAllowed({ action });
  }
}

/** Reading likewise. */
export function refuseUnreadableKind(principal: Principal, kind: Kind): void {
  const action = kindAction(kind, 'read');
  if (!may(principal.role, action)) throw NotAllowed({ action });
}

const writes = (principal: Principal, kind: Kind) => may(principal.role, kindAction(kind, 'write'));

/** Whether somebody may write every part of a release. */
export const writesKinds = (principal: Principal, parts: readonly { kind: Kind }[]): boolean =>
  may(principal.role, 'definition.write') && parts.every(({ kind }) => writes(principal, kind));

/** Whether a release is any business of somebody: who reads no models sees those that touch what he writes. */
export const touchesOwnKind = (principal: Principal, parts: readonly { kind: Kind }[]): boolean =>
  may(principal.role, 'model.read') || parts.length === 0 || parts.some(({ kind }) => writes(principal, kind));

/** Who writes definitions and sees no rows is told what a library holds all the same. */
export const readsShape = ({ role }: Principal): boolean => !may(role, 'entry.read') && may(role, 'library.read');
