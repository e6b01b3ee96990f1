import { errors } from '@strapi/utils';
import { FirstPassword, may, NotAllowed, type Principal } from '../domain';
import { currentWork } from './database/context';
import { accessEvents } from './events';

interface Auth {
  credentials: Principal;
}

const isRead = (scope: string) => /^api::[a-z.-]+\.(find|findOne)$/.test(scope);

/**
 * How Strapi's content API recognises our sessions and tokens. It is read-only there: writing goes through the
 * registry, which validates, judges and leaves a trail. Row-level security decides which rows.
 */
export const contentStrategy = {
  name: 'project-cloud',
  async authenticate() {
    const principal = currentWork()?.principal;
    return principal ? { authenticated: true, credentials: principal, ability: null } : { authenticated: false };
  },
  async verify({ credentials }: Auth, config: { scope?: string | string[] }) {
    // a route names a list of scopes; a relation that is populated, filtered or sorted by asks for one
    const scopes = [config.scope ?? []].flat();
    if (credentials.firstPassword) throw FirstPassword();
    if (!may(credentials.role, 'content.read')) {
      await accessEvents.emit('refused', {
        principal: credentials,
        action: 'content.read',
        method: 'GET',
        path: scopes.join(' '),
      });
      throw NotAllowed({ action: 'content.read' });
    }
    if (!scopes.every(isRead)) throw new errors.ForbiddenError();
  },
};
