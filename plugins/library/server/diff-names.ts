import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRegions } from '@project-cloud/access/server';
import type { Bilingual } from '@project-cloud/kernel';
import { parseFactFile } from '@project-cloud/rules-engine';
import { type Change, type DiffNames, diffDefinition, sentence } from '../domain';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { allLibraries } from './library-of';

let builtIn: Map<string, Bilingual> | undefined;

/** The platform's own facts by what they are called. */
function builtInFacts(): Map<string, Bilingual> {
  if (builtIn) return builtIn;
  const parsed = parseFactFile(JSON.parse(readFileSync(join(__dirname, '../../../../rules/facts.json'), 'utf8')));
  builtIn = new Map(parsed.ok ? parsed.facts.map((fact) => [fact.key, fact.label]) : []);
  return builtIn;
}

/** What people call the facts and regions that a difference speaks of. */
export async function diffNames(regionCodes: readonly string[] = []): Promise<DiffNames> {
  const facts = new Map(builtInFacts());
  for (const { body } of await allLibraries()) {
    for (const field of [...body.fields, ...body.facts]) if (!facts.has(field.key)) facts.set(field.key, field.label);
    for (const field of body.reportFields) facts.set(`report_${field.key}`, field.label);
  }
  const regions = await findRegions(regionCodes);
  return { fact: (key) => facts.get(key) ?? null, region: (code) => regions.get(code)?.name ?? null };
}

/** A change with the sentence that tells it. */
export type ToldChange = Change & { text: Bilingual };

/** What differs between two versions; a region's thresholds are named as the rule names them. */
export async function changesBetween(
  after: Definition,
  before: Definition | null,
  names: DiffNames,
): Promise<ToldChange[]> {
  const rule = after.kind === 'rule' && after.region !== null ? await definitions.effective('rule', after.key) : null;
  return diffDefinition(after, before, names, rule?.body ?? null).map((change) => ({
    ...change,
    text: sentence(change),
  }));
}
