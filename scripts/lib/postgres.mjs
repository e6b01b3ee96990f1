import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { databaseAccount } from './postgres/account.mjs';
import { shippedBinaries } from './postgres/binaries.mjs';
import { credentialsOf, ensureCluster } from './postgres/cluster.mjs';
import { clusterPlace, runnableBinaries } from './postgres/place.mjs';
import { addressOf, dropDatabase, ensureDatabase, ensureOwner, OWNER } from './postgres/roles.mjs';
import { clearAway, startServer } from './postgres/server.mjs';

/**
 * Starts the embedded PostgreSQL of a data directory; makes its cluster, role and database when they are missing.
 * `url` is the application's (a plain owner), `adminUrl` the superuser's. `durable: false` is for tests only.
 */
export async function startPostgres({ dataDir, durable = true, maxConnections = 100 }) {
  mkdirSync(dataDir, { recursive: true });
  const account = databaseAccount();
  const place = clusterPlace(realpathSync(dataDir), account);
  const binaries = runnableBinaries(shippedBinaries(), account);
  const credentials = credentialsOf(place);
  const { cluster, created } = await ensureCluster({ place, binaries, account, credentials, durable });
  const logFile = path.join(place, 'postgres.log');
  const server = await startServer({ place, cluster, binaries, account, durable, maxConnections, logFile });
  const { port } = server;
  const adminAddress = (database) => addressOf({ user: 'postgres', password: credentials.superuser, port, database });
  const ownAddress = (database) => addressOf({ user: OWNER, password: credentials.owner, port, database });
  try {
    await ensureOwner(adminAddress('postgres'), credentials.owner);
    await ensureDatabase(adminAddress, OWNER);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url: ownAddress(OWNER),
    adminUrl: adminAddress('postgres'),
    port,
    pid: server.child.pid,
    place,
    created,
    logFile,
    stop: server.stop,
    /** Told when the server ends, asked or not. */
    onEnd: (listener) => server.child.once('exit', listener),
    /** One more database of the application's role; its address. */
    async createDatabase(name) {
      await ensureDatabase(adminAddress, name);
      return ownAddress(name);
    },
    dropDatabase: (name) => dropDatabase(adminAddress, name),
  };
}

/** Stops and removes the cluster of a data directory, wherever it lies. For what tests and benches leave behind. */
export async function removeCluster({ dataDir }) {
  if (!existsSync(dataDir)) return;
  const place = clusterPlace(realpathSync(dataDir), databaseAccount());
  await clearAway(path.join(place, 'cluster'));
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}
