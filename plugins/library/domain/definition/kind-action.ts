import { type Action, may, type Role } from '@project-cloud/access';
import { KINDS, type Kind } from './envelope';

type Actions = Record<'read' | 'write', Action>;

const MODEL: Actions = { read: 'model.read', write: 'model.write' };

/** Which action a kind of definition needs. A library is read by whoever reads any: items say where they are used. */
const BY_KIND: Partial<Record<Kind, Actions>> = {
  library: { read: 'definition.read', write: 'model.write' },
  item: { read: 'item.read', write: 'item.write' },
};

export const kindAction = (kind: Kind, what: keyof Actions): Action => (BY_KIND[kind] ?? MODEL)[what];

/** The kinds that a role reads. */
export const readableKinds = (role: Role): Kind[] => KINDS.filter((kind) => may(role, kindAction(kind, 'read')));
