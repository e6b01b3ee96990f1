import { AsyncLocalStorage } from 'node:async_hooks';
import { NO_SCOPE, type Principal, type Scope, SYSTEM_SCOPE } from '../../domain';

/** What travels with a piece of work: who it is for, what it may see, and how to find it in the log. */
export interface Work {
  scope: Scope;
  principal: Principal | null;
  lang: 'zh' | 'en';
  requestId: string;
  ip: string;
}

const storage = new AsyncLocalStorage<Work>();

export function runWith<T>(work: Work, run: () => T): T {
  return storage.run(work, run);
}

/** Jobs and boot: everything, said aloud. */
export function runAsSystem<T>(name: string, run: () => T): T {
  return storage.run({ scope: SYSTEM_SCOPE, principal: null, lang: 'zh', requestId: name, ip: '' }, run);
}

/** The same work with another scope: only for what a route may show beyond its caller (public figures, say). */
export function runScoped<T>(scope: Scope, run: () => T): T {
  const work = currentWork();
  return storage.run({ ...(work ?? { principal: null, lang: 'zh', requestId: '', ip: '' }), scope }, run);
}

/** The rest of a work whose owner has just become known: who signs in is who the trail names. */
export function runAs<T>(principal: Principal, run: () => T): T {
  const work = currentWork();
  return work ? storage.run({ ...work, principal }, run) : run();
}

export function currentWork(): Work | undefined {
  return storage.getStore();
}

export function currentScope(): Scope {
  return storage.getStore()?.scope ?? NO_SCOPE;
}

/** Whether a region lies within what the present work may see. */
export function inScope(regionPath: string): boolean {
  const { lo, hi } = currentScope();
  return regionPath >= lo && regionPath < hi;
}
