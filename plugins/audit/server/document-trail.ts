import { currentWork, type Sql } from '@project-cloud/access/server';
import { changes } from '../domain';
import { audit } from './append';

interface DocumentContext {
  uid: string;
  action: string;
  params: { documentId?: string; data?: Record<string, unknown> };
}

interface Documents {
  use(middleware: (context: DocumentContext, next: () => Promise<unknown>) => Promise<unknown>): void;
}

interface Knex {
  raw(text: string, values: unknown[]): Promise<unknown>;
}

export interface StrapiDocuments {
  documents: Documents &
    ((uid: string) => { findOne(params: { documentId: string }): Promise<Record<string, unknown> | null> });
  db: { transaction<T>(run: (context: { trx: Knex }) => Promise<T>): Promise<T> };
}

const WRITES = new Set(['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft']);

/** knex writes its placeholders as question marks; ours are numbered. */
const throughKnex = (trx: Knex): Sql => ({
  async query(text: string, values: unknown[] = []) {
    const order: unknown[] = [];
    const bound = text.replace(/\$(\d+)/g, (_, n) => {
      order.push(values[Number(n) - 1]);
      return '?';
    });
    return (await trx.raw(bound, order)) as never;
  },
});

/** What is written through Strapi's own document service (its administration) leaves a trail in the same transaction. */
export function trailDocuments(strapi: StrapiDocuments): void {
  strapi.documents.use(async (context, next) => {
    if (!WRITES.has(context.action) || !context.uid.startsWith('api::')) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const documentId = context.params.documentId;
      const before = documentId ? ((await strapi.documents(context.uid).findOne({ documentId })) ?? {}) : {};
      const result = await next();
      const after = context.action === 'delete' ? {} : { ...before, ...context.params.data };
      await audit(throughKnex(trx), {
        action: `content.${context.action}`,
        subjectType: context.uid.replace(/^api::/, ''),
        subjectId: documentId ?? String((result as { documentId?: string } | null)?.documentId ?? ''),
        detail: { ...changes(before, after), through: currentWork()?.principal ? 'api' : 'administration' },
      });
      return result;
    });
  });
}
