import { applyScope, type ScopedClient } from './apply-scope';

interface KnexClient {
  acquireConnection(): Promise<ScopedClient>;
}

/**
 * Strapi's own queries go through knex's pool: the content API, populates, filters through relations, admin pages.
 * They get the scope at the same moment as ours, when a connection leaves the pool.
 */
export function scopeStrapiPool(client: KnexClient): void {
  const acquire = client.acquireConnection.bind(client);
  client.acquireConnection = async () => {
    const connection = await acquire();
    await applyScope(connection);
    return connection;
  };
}
