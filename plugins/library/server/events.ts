import type { Transaction } from '@project-cloud/access/server';
import { createEvents, type FieldIssue } from '@project-cloud/kernel';
import type { Envelope, ImpactLists } from '../domain';
import type { Definition } from './definition-row';
import type { Forecast } from './forecast';

/**
 * What the library announces. `definition-checking` comes before a definition is drafted and before it is published:
 * who knows more than its own text (which facts there are) adds what is wrong, each fault with its place. `beside` are
 * the drafts that would be published with it.
 */
export const libraryEvents = createEvents<{
  'definition-checking': { envelope: Envelope; beside?: readonly Envelope[]; issues: FieldIssue[] };
  /** In the transaction that publishes, takes back or retires a version. */
  'taking-effect': { tx: Transaction; definition: Pick<Definition, 'kind' | 'key' | 'region' | 'effectiveFrom'> };
  /** Before a release is decided on: who keeps entries, or judges them, counts what it would do to them. */
  'release-previewing': { forecast: Forecast; lists: ImpactLists };
  /** Which of these fields anybody has answered, in whatever region: who keeps the answers adds them to `filled`. */
  'answers-asked': { library: string; part: 'fields' | 'reportFields'; keys: readonly string[]; filled: Set<string> };
}>();
