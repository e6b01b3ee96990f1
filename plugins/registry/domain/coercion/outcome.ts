import type { Bilingual } from '@project-cloud/kernel';

/** A cell read rightly, or the reason why it was not. There is no third case: nothing is guessed. */
export type Outcome<T = unknown> = { ok: true; value: T } | { ok: false; reason: Bilingual };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (zh: string, en: string): { ok: false; reason: Bilingual } => ({ ok: false, reason: { zh, en } });

/** Looks a name or code up in the region tree, the organisations or the industries. */
export type Resolver = (text: string) => Outcome<string>;
