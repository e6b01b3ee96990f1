import { currentScope, database } from '@project-cloud/access/server';
import { type CodeRule, codePrefix, issueProjectCode } from '@project-cloud/kernel';
import { codeRuleFrom, type ImpactLists } from '@project-cloud/library';
import { codeRuleFor, codeRuleVersions, type Forecast } from '@project-cloud/library/server';
import { type CodeGroup, codesByVersion } from '../domain/code-impact';
import { clock } from './create-entry';
import { segmentOf } from './fill-project';

const GROUPS = `SELECT substr(value, 1, 4) AS time, substr(value, 13, 2) AS department, substr(value, 16, 2) AS type,
    rule_version AS version, count(*)::int AS count
  FROM project_codes WHERE scheme = 'unified' AND region_path >= $1 AND region_path < $2 GROUP BY 1, 2, 3, 4`;
const COUNTIES = `SELECT name, path FROM regions WHERE level = 'county' AND path COLLATE "C" >= $1 AND path COLLATE "C" < $2
    AND (valid_to IS NULL OR valid_to > current_date) ORDER BY path LIMIT 5`;

const SERIAL = '00000';

/** The same project under two rules, filed in its county or with the city above it. */
function examplesIn(county: { name: string; path: string }, rules: { now: CodeRule; after: CodeRule }, day: string) {
  const line = county.path.split('/').filter(Boolean);
  const [place, city] = [segmentOf(line), segmentOf(line.slice(0, -1))];
  if (!place) return [];
  return (['county', 'city'] as const).map((filed) => {
    const authority = filed === 'county' ? place : city;
    const facts = { day, place, authority, library: '', industry: null, type: null };
    const code = (rule: CodeRule) => issueProjectCode({ ...codePrefix(rule, facts), serial: SERIAL });
    return { region: county.name, filed, now: code(rules.now), after: code(rules.after) };
  });
}

/** What a changed code rule would make of new projects, and that the codes that are there stay valid. */
export async function previewCodes({ forecast, lists }: { forecast: Forecast; lists: ImpactLists }): Promise<void> {
  const part = forecast.parts.find(({ kind }) => kind === 'code-rule');
  if (!part) return;
  const day = clock.today();
  const { lo, hi } = currentScope();
  const rules = { now: (await codeRuleFor(day)).rule, after: codeRuleFrom(part.body) };
  const counties = await database.query<{ name: string; path: string }>(COUNTIES, [lo, hi]);
  const groups = await database.query<CodeGroup>(GROUPS, [lo, hi]);
  lists.codes = {
    examples: counties.rows.flatMap((county) => examplesIn(county, rules, day)),
    standing: codesByVersion(groups.rows, await codeRuleVersions()),
  };
}
