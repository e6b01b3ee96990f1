import type { Principal } from '@project-cloud/access';
import { type CodeFacts, type CodePrefix, codePrefix } from '@project-cloud/kernel';
import { codeRuleFor } from '@project-cloud/library/server';
import { segmentOf } from './fill-project';

/** Everything of a code but its serial, and the version of the rule that says so. */
export interface CodeToIssue {
  prefix: CodePrefix;
  rule: number;
}

const segmentOfPath = (path: string) => segmentOf(path.split('/').filter(Boolean));

/** The six digits of the authority that a project is filed with; a firm files for the place of its project. */
export const authoritySegment = (principal: Principal | null): string | null =>
  principal?.region && principal.role !== 'enterprise' ? segmentOfPath(principal.region.path) : null;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** What the rule in force on a day makes of a project. */
export async function codeFor(
  core: Record<string, unknown>,
  given: Pick<CodeFacts, 'day' | 'place' | 'authority' | 'library'>,
): Promise<CodeToIssue> {
  const { version, rule } = await codeRuleFor(given.day);
  const facts = { ...given, industry: text(core.industry_code), type: text(core.project_type) };
  return { prefix: codePrefix(rule, facts), rule: version };
}
