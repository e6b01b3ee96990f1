import type { Scope } from '../../domain';
import { currentScope } from './context';

/** A pg client, ours or the one inside Strapi's pool. */
export interface ScopedClient {
  query(text: string, values: unknown[]): Promise<unknown>;
  projectCloudScope?: string;
}

const SET_SCOPE = `SELECT set_config('app.lo', $1, false), set_config('app.hi', $2, false),
  set_config('app.owner', $3, false), set_config('app.audience', $4, false)`;

/**
 * Put the scope of the present work on a connection that was just checked out. The four settings belong to the
 * session, not to a transaction: a setting local to a transaction becomes '' afterwards, and work after the
 * response would run without one. The last scope is remembered on the client, so a connection that keeps serving
 * the same scope costs nothing.
 */
export async function applyScope(client: ScopedClient, scope: Scope = currentScope()): Promise<void> {
  const key = `${scope.lo}\n${scope.hi}\n${scope.owner}\n${scope.audience}`;
  if (client.projectCloudScope === key) return;
  client.projectCloudScope = undefined;
  await client.query(SET_SCOPE, [scope.lo, scope.hi, scope.owner, scope.audience]);
  client.projectCloudScope = key;
}
