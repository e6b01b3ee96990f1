import { findRegion } from '@project-cloud/access/server';
import { composeForm, formNodes, type JsonSchema, type Layer, type Operation } from '@project-cloud/forms-engine';
import type { FieldIssue } from '@project-cloud/kernel';
import { parseRegionOverride, parseRule } from '@project-cloud/rules-engine';
import type { Envelope } from '../../domain';
import { definitions } from '../definition-store';
import { dictionariesWith, refreshDictionaries } from '../dictionary-options';

const NO_FORM = { zh: '没有这张表单的底稿', en: 'There is no base of this form' };
const NO_RULE = { zh: '没有这条规则的底稿', en: 'There is no base of this rule' };
/** What a new layer must not say; one that was published waits when these happen to it. */
const MISSING = ['target-missing', 'reads-missing'];

type Found = Pick<Envelope, 'body'> & { version?: number };

/** What a definition lies on: what is published with it, else what is in force. */
async function under(envelope: Envelope, region: string | null, beside: readonly Envelope[]): Promise<Found | null> {
  const { kind, key } = envelope;
  const drafted = beside.find((one) => one.kind === kind && one.key === key && one.region === region);
  return drafted ?? definitions.effective(kind, key, region);
}

/** A region's layer is checked against its base: what would loosen or break it, or names what is not there, is refused. */
export async function overlayIssues(envelope: Envelope, beside: readonly Envelope[]): Promise<FieldIssue[]> {
  const { kind, region } = envelope;
  if (region === null) return [];
  if (kind === 'form') return formIssues(envelope, region, beside);
  return kind === 'rule' ? thresholdIssues(envelope, region, beside) : [];
}

async function formIssues(envelope: Envelope, region: string, beside: readonly Envelope[]): Promise<FieldIssue[]> {
  const base = await under(envelope, null, beside);
  if (!base) return [{ path: 'key', code: 'base', message: NO_FORM }];
  const operations = envelope.body.operations as Operation[];
  const layers = [...(await layersRound(envelope, region, beside)), { region, version: 1, operations }];
  const { conflicts, suspended, schema } = composeForm(base.body, layers);
  const presets = await presetIssues(schema, operations, beside);
  const faults = [...conflicts, ...suspended.filter(({ code }) => MISSING.includes(code))]
    .filter(({ layer }) => layer === region)
    .sort((a, b) => a.index - b.index)
    .map(({ index, code, reason }) => ({ path: `body.operations.${index}`, code, message: reason }));
  return [...faults, ...presets];
}

/** A default that is chosen from a dictionary is one of its entries: a hidden field is stored with it unasked. */
async function presetIssues(
  schema: JsonSchema,
  operations: readonly Operation[],
  beside: readonly Envelope[],
): Promise<FieldIssue[]> {
  if (!operations.some(({ op }) => op === 'default')) return [];
  await refreshDictionaries();
  const dictionary = dictionariesWith(beside);
  const nodes = new Map(formNodes(schema).map((node) => [node.key, node]));
  return operations.flatMap((operation, index): FieldIssue[] => {
    if (operation.op !== 'default') return [];
    const key = nodes.get(operation.target)?.schema['x-dictionary'];
    const options = typeof key === 'string' ? dictionary(key) : null;
    const wrong = options && [operation.value].flat().find((one) => !options.has(one));
    if (!options || wrong === undefined || wrong === null) return [];
    return [{ path: `body.operations.${index}`, code: 'default', message: options.fault(wrong).message }];
  });
}

async function layersRound(envelope: Envelope, region: string, beside: readonly Envelope[]): Promise<Layer[]> {
  const path = (await findRegion(region))?.path ?? '';
  const codes = path.split('/').filter((code) => code !== '' && code !== region);
  const found = await Promise.all(codes.map(async (code) => ({ code, layer: await under(envelope, code, beside) })));
  return found.flatMap(({ code, layer }) => {
    const operations = layer?.body.operations;
    return Array.isArray(operations) ? [{ region: code, version: layer?.version ?? 1, operations }] : [];
  });
}

async function thresholdIssues(envelope: Envelope, region: string, beside: readonly Envelope[]): Promise<FieldIssue[]> {
  const base = await under(envelope, null, beside);
  const rule = base ? parseRule(base.body) : null;
  if (!rule?.ok) return [{ path: 'key', code: 'base', message: NO_RULE }];
  const parsed = parseRegionOverride(envelope.body, rule.rule, region);
  if (parsed.ok) return [];
  return parsed.issues.map(({ path, message }) => ({
    path: `body.${path}`,
    code: 'threshold',
    message,
  }));
}
