import type { Bilingual } from '@project-cloud/kernel';
import type { Envelope, Kind } from '../definition/envelope';
import { type Change, type DiffNames, NO_NAMES } from './change';
import { diffCodeRule } from './diff-code-rule';
import { diffConnector } from './diff-connector';
import { diffDictionary } from './diff-dictionary';
import { diffForm } from './diff-form';
import { diffIndicator } from './diff-indicator';
import { diffItem } from './diff-item';
import { diffLayer } from './diff-layer';
import { diffLibrary } from './diff-library';
import { diffOverlay } from './diff-overlay';
import { diffReport } from './diff-report';
import { diffRule, diffThresholds } from './diff-rule';
import { diffView } from './diff-view';
import { otherProperties } from './properties';
import { asText, named, same } from './words';

type Body = Record<string, unknown>;
/** What of a version is compared. `rule` is the base of a region's thresholds, whose names it gives. */
export type Versioned = Pick<Envelope, 'kind' | 'region' | 'title' | 'body'>;

export const KIND_NAMES: Record<Kind, Bilingual> = {
  library: { zh: '项目库', en: 'library' },
  form: { zh: '表单', en: 'form' },
  rule: { zh: '规则', en: 'rule' },
  view: { zh: '列表视图', en: 'view' },
  dictionary: { zh: '字典', en: 'dictionary' },
  template: { zh: '模板', en: 'template' },
  item: { zh: '审批事项', en: 'approval item' },
  indicator: { zh: '指标', en: 'indicator' },
  layer: { zh: '图层', en: 'map layer' },
  report: { zh: '统计表', en: 'table of statistics' },
  'problem-model': { zh: '问题模型', en: 'problem model' },
  scheme: { zh: '考核方案', en: 'scheme' },
  connector: { zh: '接口', en: 'connector' },
  'code-rule': { zh: '编码规则', en: 'code rule' },
};

function bodyChanges(
  kind: Kind,
  region: string | null,
  before: Body,
  after: Body,
  names: DiffNames,
  rule: Body | null,
): Change[] {
  switch (kind) {
    case 'form':
      return region ? diffOverlay(before, after) : diffForm(before, after);
    case 'rule':
      return region ? diffThresholds(before, after, rule) : diffRule(before, after, names);
    case 'library':
      return diffLibrary(before, after, names);
    case 'view':
      return diffView(before, after);
    case 'dictionary':
      return diffDictionary(before, after);
    case 'item':
      return diffItem(before, after);
    case 'indicator':
      return diffIndicator(before, after);
    case 'layer':
      return diffLayer(before, after);
    case 'report':
      return diffReport(before, after);
    case 'connector':
      return diffConnector(before, after);
    case 'code-rule':
      return diffCodeRule(before, after);
    default:
      return otherProperties({ kind, subject: KIND_NAMES[kind], path: '' }, new Set(), before, after);
  }
}

/** Where a body of nothing would begin, so that what is new is told part by part. */
const NOTHING: Body = {};

/**
 * What differs between two versions of a definition, in sentences a person can check. Against nothing (`before` null)
 * the first change says that all of it is new.
 */
export function diffDefinition(
  after: Versioned,
  before: Versioned | null,
  names: DiffNames = NO_NAMES,
  rule: Body | null = null,
): Change[] {
  const { kind, region } = after;
  const whole = { kind, subject: named(KIND_NAMES[kind], asText(after.title)), path: '' };
  const parts = bodyChanges(kind, region, before?.body ?? NOTHING, after.body, names, rule);
  if (!before) return [{ op: 'add', ...whole }, ...parts.filter((change) => change.op === 'add')];
  const renamed: Change[] = same(asText(before.title), asText(after.title))
    ? []
    : [{ op: 'rename', ...whole, path: 'title', before: asText(before.title), after: asText(after.title) }];
  return [...renamed, ...parts];
}
