import PgBoss from 'pg-boss';
import { runAsSystem } from '../database/context';
import type { Transaction } from '../database/database';
import { jobDatabase } from './job-database';

/**
 * Background and scheduled work, as a queue in PostgreSQL: each job runs once however many processes there are, and a
 * job sent in a transaction that is rolled back never runs. Handlers are idempotent: a process may die in the middle.
 */
export interface Job<T> {
  name: string;
  run(data: T): Promise<void>;
  /** Cron in the installation's time zone; the job is then sent by the clock as well. */
  cron?: string;
  /** Sent once more when a process starts: for what a process that died has left half done. */
  atStart?: boolean;
  retryLimit?: number;
  expireInMinutes?: number;
}

let boss: PgBoss | undefined;
let queue: ReturnType<typeof jobDatabase> | undefined;
const jobs = new Map<string, Job<never>>();

/** False during the boot: what it would send, a job with `atStart` finds by itself. */
export const jobsStarted = (): boolean => boss !== undefined;

export function defineJob<T extends object>(job: Job<T>): { send(tx: Transaction | null, data: T): Promise<void> } {
  jobs.set(job.name, job as unknown as Job<never>);
  return {
    async send(tx, data) {
      if (!boss) throw new Error('Jobs have not been started');
      const db = tx ? { executeSql: (text: string, values: unknown[]) => tx.query(text, values) } : undefined;
      await boss.send(job.name, data, {
        retryLimit: job.retryLimit ?? 3,
        retryBackoff: true,
        expireInMinutes: job.expireInMinutes ?? 60,
        ...(db ? { db } : {}),
      });
    },
  };
}

export async function startJobs(options: {
  connectionString: string;
  work: boolean;
  timeZone: string;
  log(text: string): void;
}): Promise<void> {
  const tell = (fault: Error) => options.log(`jobs: ${fault.message}`);
  queue = jobDatabase(options.connectionString, tell);
  boss = new PgBoss({ db: queue, schema: 'pgboss' });
  boss.on('error', tell);
  await boss.start();
  for (const job of jobs.values()) {
    await boss.createQueue(job.name);
    if (!options.work) continue;
    await boss.work(job.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([sent]) => {
      if (!sent) return;
      try {
        await runAsSystem(`job ${job.name} ${sent.id}`, () => job.run(sent.data as never));
      } catch (fault) {
        options.log(
          `job ${job.name} ${sent.id} failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`,
        );
        throw fault;
      }
    });
    if (job.atStart) await boss.send(job.name, {});
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: options.timeZone });
  }
}

/** Running handlers get a moment to end; what does not is taken up again by the queue later. */
export async function stopJobs(): Promise<void> {
  const stopping = boss;
  boss = undefined;
  await stopping?.stop({ graceful: true, timeout: 5000, wait: true });
  await queue?.close();
  queue = undefined;
}
