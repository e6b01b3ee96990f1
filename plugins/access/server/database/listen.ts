import { Client } from 'pg';

type Handler = () => void;

const RETRY = 1000;
const handlers = new Map<string, Set<Handler>>();
let connectionString = '';
let client: Client | undefined;
let retry: NodeJS.Timeout | undefined;

/** All handlers at once: after a lost connection nobody knows what was missed. */
const tellAll = () => {
  for (const set of handlers.values()) for (const run of set) run();
};

async function connect(): Promise<void> {
  const next = new Client({ connectionString, application_name: 'project-cloud-listener', keepAlive: true });
  next.on('error', lost);
  next.on('notification', ({ channel }) => {
    for (const run of handlers.get(channel) ?? []) run();
  });
  await next.connect();
  client = next;
  for (const channel of handlers.keys()) await next.query(`LISTEN ${channel}`);
  tellAll();
}

function lost(): void {
  client = undefined;
  tellAll();
  clearTimeout(retry);
  retry = setTimeout(() => connect().catch(lost), RETRY);
}

export async function startListening(address: string): Promise<void> {
  connectionString = address;
  await connect();
}

/** Run something whenever any process announces on a channel, and after a connection that was lost is back. */
export async function onNotification(channel: string, run: Handler): Promise<void> {
  const set = handlers.get(channel) ?? new Set<Handler>();
  handlers.set(channel, set.add(run));
  await client?.query(`LISTEN ${channel}`);
}

export async function stopListening(): Promise<void> {
  clearTimeout(retry);
  const ending = client;
  client = undefined;
  handlers.clear();
  ending?.removeListener('error', lost);
  await ending?.end();
}
