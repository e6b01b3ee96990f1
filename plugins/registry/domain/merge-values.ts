import { CORE_KEYS } from '@project-cloud/library';

/** A form asks core facts and a library's own in one breath; they are stored apart. */
export function splitValues(values: Record<string, unknown>): {
  core: Record<string, unknown>;
  own: Record<string, unknown>;
} {
  const core: Record<string, unknown> = {};
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) (CORE_KEYS.has(key) ? core : own)[key] = value;
  return { core, own };
}

/**
 * Answers that today's form does not ask are kept: a field that was removed, or hidden from this person, keeps
 * what was once answered.
 */
export function keepOldAnswers(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  asked: ReadonlySet<string>,
): Record<string, unknown> {
  const kept = Object.entries(before).filter(([key]) => !asked.has(key));
  return { ...Object.fromEntries(kept), ...after };
}
