import type { WantedTable } from './database/align-columns';
import type { strapiRoutes } from './http/endpoint';

/** The small part of Strapi that our plugins touch. Everything else is reached through our own doors. */
export interface StrapiLike {
  log: { info(text: string): void; warn(text: string): void; error(text: string): void };
  db: {
    connection: { client: { acquireConnection(): Promise<never> } };
    /** What Strapi makes of the content types, known when it has read them all. */
    schema: { schema: { tables: WantedTable[] } };
  };
  hook(name: 'strapi::content-types.beforeSync'): { register(run: () => Promise<void>): void };
  dirs: { app: { root: string } };
  get(name: 'auth'): { register(type: 'content-api' | 'admin', strategy: unknown): void };
  plugins: Record<string, { routes: object }>;
  plugin(name: string): { config<T>(key: string): T };
}

/** What a plugin of ours hands to Strapi. */
export interface StrapiPlugin {
  config?: { default: object; validator(): void };
  routes?: { api: ReturnType<typeof strapiRoutes> };
  middlewares?: Record<string, (config: unknown, context: { strapi: StrapiLike }) => unknown>;
  register?(context: { strapi: never }): void | Promise<void>;
  bootstrap?(context: { strapi: never }): unknown;
  destroy?(): void | Promise<void>;
}
