import { readFileSync } from 'node:fs';
import { type PlacedThresholds, servingRule } from '@project-cloud/library';
import {
  type Definition,
  definitions,
  earlierVersions,
  type Library,
  placedThresholds,
} from '@project-cloud/library/server';
import {
  type CompiledRule,
  compileRule,
  factDictionary as dictionaryOf,
  type FactDictionary,
  type FactEntry,
  parseFactFile,
  parseRule,
  resolveParameters,
} from '@project-cloud/rules-engine';
import { type JudgedRule, libraryFactEntries } from '../domain';

/** A version of a rule, ready to judge. */
interface Version {
  rule: CompiledRule;
  version: number;
}

interface InForce {
  newest: Version;
  /** Newest first; read only where a region's thresholds might not fit the newest. */
  earlier: Version[];
  overlays: PlacedThresholds[];
}

let compiled = new Map<string, InForce[]>();
let facts: FactEntry[] | undefined;
let factsFile = '';

definitions.onChange(() => {
  compiled = new Map();
});

export function setFactsFile(file: string): void {
  factsFile = file;
}

function builtInFacts(): FactEntry[] {
  const parsed = parseFactFile(JSON.parse(readFileSync(factsFile, 'utf8')));
  if (!parsed.ok)
    throw new Error(`${factsFile}: ${parsed.issues.map((issue) => `${issue.path} ${issue.message.zh}`).join('; ')}`);
  return parsed.facts;
}

/** What facts are called: the built-in ones from a file, a library's own from its fields. */
export function factDictionary(library: Pick<Library, 'body'>): FactDictionary {
  facts ??= builtInFacts();
  return dictionaryOf(facts, libraryFactEntries(library.body));
}

/** The rules of a library, compiled once a publication. */
async function rulesInForce(library: Library): Promise<InForce[]> {
  const key = `${library.key}@${library.version}`;
  const memory = compiled;
  const known = memory.get(key);
  if (known) return known;
  const rules = await compileRules(library, library.body.rules, await definitions.allEffective('rule'));
  memory.set(key, rules);
  return rules;
}

/** Rules of a library out of the definitions that are, or would be, in force. */
async function compileRules(library: Library, keys: readonly string[], all: readonly Definition[]): Promise<InForce[]> {
  const dictionary = factDictionary(library);
  const readable = (definition: Definition): Version[] => {
    const parsed = parseRule(definition.body, { dictionary });
    return parsed.ok ? [{ rule: compileRule(parsed.rule, { dictionary }), version: definition.version }] : [];
  };
  return Promise.all(
    keys.map(async (ruleKey): Promise<InForce> => {
      const of = all.filter((one) => one.key === ruleKey);
      const [newest] = of.filter((one) => one.region === null).flatMap(readable);
      if (!newest) throw new Error(`Library ${library.key}: rule ${ruleKey} is not in force or cannot be read`);
      const overlays = of.filter((one) => one.region !== null).map((one) => placedThresholds(one, (code) => code));
      const earlier = overlays.length > 0 ? await earlierVersions('rule', ruleKey, newest.version) : [];
      return { newest, earlier: earlier.flatMap(readable), overlays };
    }),
  );
}

/** Some of a library's rules as they would stand in each region with other definitions in force. */
export async function rulesAmong(
  library: Library,
  keys: readonly string[],
  all: readonly Definition[],
): Promise<(regionPath: string) => JudgedRule[]> {
  return standingIn(await compileRules(library, keys, all));
}

/** The rule that gave a warning, as it was then; null when nobody can read it any more. */
export async function ruleAt(library: Library, key: string, version: number): Promise<CompiledRule | null> {
  const current = (await rulesInForce(library)).find(({ newest }) => newest.rule.key === key);
  if (current?.newest.version === version) return current.newest.rule;
  const definition = await definitions.at('rule', key, null, version);
  const dictionary = factDictionary(library);
  const parsed = definition ? parseRule(definition.body, { dictionary }) : null;
  return parsed?.ok ? compileRule(parsed.rule, { dictionary }) : null;
}

/** The rules as they stand in each region that is asked for. */
export async function rulesFor(library: Library): Promise<(regionPath: string) => JudgedRule[]> {
  return standingIn(await rulesInForce(library));
}

function standingIn(rules: readonly InForce[]): (regionPath: string) => JudgedRule[] {
  const byRegion = new Map<string, JudgedRule[]>();
  return (regionPath) => {
    let judged = byRegion.get(regionPath);
    if (!judged) {
      judged = rules.map((one) => standing(one, regionPath));
      byRegion.set(regionPath, judged);
    }
    return judged;
  };
}

/** A rule with a region's thresholds: in the last version whose bounds they keep, so that no light changes unasked. */
function standing({ newest, earlier, overlays }: InForce, regionPath: string): JudgedRule {
  const codes = regionPath.split('/').filter(Boolean);
  const own = overlays.filter(({ place }) => codes.includes(place.region));
  if (own.length === 0) return newest;
  const asBase = (one: Version) => ({ ...one, compiled: one.rule, rule: one.rule.rule });
  const { base } = servingRule(asBase(newest), earlier.map(asBase), own);
  const overrides = own.map(({ place, overlay }) => ({ region: place.region, parameters: overlay.parameters }));
  return {
    rule: base.compiled,
    version: base.version,
    parameters: resolveParameters(base.rule, regionPath, overrides).values,
  };
}
