import { type Operation, parseExpression } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import { clamped } from './clamp';
import { choiceLabel, theirsText } from './conflict-words';
import type { Compared } from './form-change';
import { addedKeys } from './form-fate';
import { nameOf } from './form-part';
import { type Limit, limitText } from './limit-text';
import { joined, operationText } from './operation-text';
import { type Choice, type Conflict, conflictId } from './overlay-report';

/** A conflict before it is put into words: which operations, and what is wrong. */
export interface Found {
  code: string;
  operations: number[];
  /** The fields of the base that are gone. */
  gone: string[];
}

const DEFER = 'defer' as const;

/** Choices by code, the most careful first. */
function choicesFor(found: Found, operation: Operation, compared: Compared): Choice[] {
  const isAdd = operation.op === 'add';
  const adoptable = found.gone.length > 0 && found.gone.every((key) => compared.was.get(key)?.schema.type !== 'void');
  switch (found.code) {
    case 'removed':
      return adoptable ? ['own-field', 'drop', DEFER] : ['drop', DEFER];
    case 'reads-removed':
      return [...(adoptable ? (['own-field'] as const) : []), ...(isAdd ? (['keep'] as const) : []), 'drop', DEFER];
    case 'both':
      return ['keep', 'base'];
    case 'impossible':
    case 'default':
      return clamped(operation, compared) ? ['clamp', 'base', DEFER] : ['base', DEFER];
    default:
      if (!isAdd) return ['base', DEFER];
      return ['schema', 'place', 'expression'].includes(found.code) ? ['keep', 'drop', DEFER] : ['drop', DEFER];
  }
}

/** The conflict in words, with the choices that make sense for it. */
export function conflictOf(found: Found, compared: Compared): Conflict {
  const { place, overlay, was, is, now } = compared;
  const [first = 0] = found.operations;
  const operation = overlay.operations[first] as Operation;
  const operations = found.operations.map((index) => overlay.operations[index] as Operation);
  const subject = operation.op === 'add' ? operation.key : operation.target;
  const name = found.gone.length > 0 ? namesOf(found.gone, compared) : nameOf(subject, was, is, now);
  // Where nothing under the layer changes there is nothing that could go on serving instead.
  const puttable = compared.from.version !== compared.to.version || roundMoves(compared);
  const choices = choicesFor(found, operation, compared).filter((choice) => choice !== DEFER || puttable);
  return {
    id: conflictId(place, first, found.code),
    kind: 'form',
    key: place.key,
    region: place.region,
    regionName: place.regionName,
    code: found.code,
    operationIndex: first,
    operations: found.operations,
    parameter: null,
    mine: joined(operations.map((one) => operationText(one, was, is, now))),
    theirs: bothText(found, operation, compared) ?? theirsText(found.code, name),
    choices: choices.map((key) => ({
      key,
      label: choiceLabel(key, place.region, meaning(key, operation, compared)),
    })),
    preset: found.code === 'both' ? 'keep' : null,
    settled: found.code === 'both' ? 'keep' : null,
  };
}

function roundMoves({ outer, outerBefore = outer }: Compared): boolean {
  const said = (layers: typeof outer) => layers.map(({ region, version }) => `${region}.${version}`).join();
  return said(outer) !== said(outerBefore);
}

function namesOf(keys: string[], { was }: Compared): Bilingual {
  const names = keys.map((key) => nameOf(key, was));
  return { zh: names.map(({ zh }) => zh).join('”“'), en: names.map(({ en }) => en).join('”, “') };
}

function meaning(choice: Choice, operation: Operation, compared: Compared): string {
  if (choice === 'keep' && operation.op === 'add') return 'fit';
  if (choice === 'keep' && operation.op === 'tighten') return 'stricter';
  if (choice === 'drop' && operation.op === 'add') return 'field';
  return choice === 'clamp' ? (clamped(operation, compared)?.text ?? '') : '';
}

/** What the base changed of what the operation changes as well; null when it left that alone. */
export function bothChanged(operation: Operation, { was, is }: Compared): Bilingual[] | null {
  if (operation.op === 'add' || operation.op === 'hide' || operation.op === 'reorder') return null;
  const [before, after] = [was.get(operation.target)?.schema, is.get(operation.target)?.schema];
  if (!before || !after) return null;
  const changed = (keyword: string) => JSON.stringify(before[keyword]) !== JSON.stringify(after[keyword]);
  const said = (keyword: string): Bilingual[] => {
    const text = typeof after[keyword] === 'string' ? `“${after[keyword]}”` : JSON.stringify(after[keyword] ?? '');
    return changed(keyword) ? [{ zh: text, en: text }] : [];
  };
  switch (operation.op) {
    case 'relabel':
      return orNull(said('title'));
    case 'help':
      return orNull(said('description'));
    case 'default':
      return orNull(said('default'));
    case 'tighten': {
      const { op: _, target: __, ...limits } = operation;
      return orNull(
        (Object.keys(limits) as Limit[]).filter(changed).map((limit) => limitText(limit, after[limit], after)),
      );
    }
  }
}

const orNull = (texts: Bilingual[]) => (texts.length > 0 ? texts : null);

function bothText(found: Found, operation: Operation, compared: Compared): Bilingual | null {
  const texts = found.code === 'both' ? bothChanged(operation, compared) : null;
  if (!texts) return null;
  const { zh, en } = joined(texts);
  return { zh: `这次底稿改为：${zh}`, en: `The base changes to: ${en}` };
}

/** The keys that an operation's expressions name and the base had, but has no more. */
export function goneReads(operation: Operation, { was, is, now }: Compared): string[] {
  const texts = operation.op === 'add' ? expressionTexts(operation.schema) : conditionOf(operation);
  const own = new Set(addedKeys(operation));
  const reads = texts.flatMap((text) => {
    const parsed = parseExpression(text, { fields: null });
    return parsed.ok ? parsed.expression.reads : [];
  });
  return [...new Set(reads)].filter((key) => !own.has(key) && was.has(key) && !is.has(key) && !now.has(key));
}

const conditionOf = (operation: Operation): string[] =>
  operation.op === 'tighten' && typeof operation.required === 'string' ? [operation.required] : [];

/** All texts in a schema that may be expressions: `{{ … }}`, conditions of checks, and what stands between braces. */
function expressionTexts(value: unknown, under = ''): string[] {
  if (typeof value === 'string') {
    if (under === 'when' || under === 'suggest' || /^\s*\{\{[\s\S]*\}\}\s*$/.test(value)) return [value];
    return under === 'message' || under === 'effect' ? [...value.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1] ?? '') : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => expressionTexts(one, key));
}
