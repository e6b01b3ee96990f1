import { INDICATOR_PERIODS, INDICATOR_SCOPES, type IndicatorPeriod, type IndicatorScope } from '@project-cloud/library';

type Body = Record<string, unknown>;

export interface MeasureDraft {
  words: { zh: string; en: string };
  when?: string;
}

/** An indicator while it is written: everything is there to be shown, whatever the body says. */
export interface IndicatorDraft {
  name: { zh: string; en: string };
  level: 1 | 2;
  parent: string | null;
  unit: string;
  numerator: MeasureDraft | null;
  denominator: MeasureDraft | null;
  scope: IndicatorScope;
  period: IndicatorPeriod;
  weight: number | null;
  order: number;
  source: string;
  sample?: boolean;
}

const bag = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const words = (value: unknown) => ({ zh: text(bag(value).zh), en: text(bag(value).en) });

function measure(value: unknown): MeasureDraft | null {
  if (typeof value !== 'object' || value === null) return null;
  const when = text(bag(value).when);
  return { words: words(bag(value).words), ...(when ? { when } : {}) };
}

function oneOf<T extends string>(table: Record<T, unknown>, value: unknown, otherwise: NoInfer<T>): T {
  return typeof value === 'string' && value in table ? (value as T) : otherwise;
}

export function readIndicator(body: Body): IndicatorDraft {
  return {
    name: words(body.name),
    level: body.level === 1 ? 1 : 2,
    parent: text(body.parent) || null,
    unit: text(body.unit) || '%',
    numerator: measure(body.numerator),
    denominator: measure(body.denominator),
    scope: oneOf(INDICATOR_SCOPES, body.scope, 'region'),
    period: oneOf(INDICATOR_PERIODS, body.period, 'month'),
    weight: typeof body.weight === 'number' ? body.weight : null,
    order: typeof body.order === 'number' ? body.order : 0,
    source: text(body.source),
    ...(body.sample === true ? { sample: true } : {}),
  };
}

const nothing: MeasureDraft = { words: { zh: '', en: '' } };

/** Of another level other things are asked. */
export const atLevel = (level: 1 | 2): Partial<IndicatorDraft> =>
  level === 1
    ? { level, parent: null, numerator: null, denominator: null, unit: '分' }
    : { level, numerator: nothing, denominator: nothing, unit: '%' };

/** What a new indicator begins with. */
export const emptyIndicator = (name: string): Body => ({
  ...readIndicator({}),
  ...atLevel(2),
  name: { zh: name, en: '' },
  weight: 0,
});
