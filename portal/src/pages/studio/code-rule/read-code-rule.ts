import type { CodeRule } from '@project-cloud/kernel';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});
const list = (value: unknown): Bag[] => (Array.isArray(value) ? value.map(bag) : []);
const text = (value: unknown, otherwise = '') => (typeof value === 'string' ? value : otherwise);

export interface CodeRuleDraft {
  region: 'place' | 'authority';
  otherwise: string;
  by: CodeRule['segments']['department']['by'][number][];
  type: string;
  map: { from: string; code: string }[];
  legalBasis: string;
  earlier: { zh: string; en: string }[];
}

/** A rule while it is written: everything is there to be shown, whatever the body says. */
export function readCodeRule(body: Bag): CodeRuleDraft {
  const segments = bag(body.segments);
  const [department, type] = [bag(segments.department), bag(segments.type)];
  return {
    region: bag(segments.region).source === 'authority' ? 'authority' : 'place',
    otherwise: text(department.otherwise),
    by: list(department.by).map((line) => ({
      of: line.of === 'industry' ? 'industry' : 'library',
      value: text(line.value),
      code: text(line.code),
    })),
    type: text(type.otherwise),
    map: list(type.map).map((line) => ({ from: text(line.from), code: text(line.code) })),
    legalBasis: text(body.legalBasis),
    earlier: list(body.earlier).map(({ name }) => ({ zh: text(bag(name).zh), en: text(bag(name).en) })),
  };
}

/** The body with one segment changed. */
export function withSegment(body: Bag, part: 'region' | 'department' | 'type', more: Bag): Bag {
  const segments = bag(body.segments);
  return { ...body, segments: { ...segments, [part]: { ...bag(segments[part]), ...more } } };
}
