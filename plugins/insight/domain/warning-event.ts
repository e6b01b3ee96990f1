import type { Bilingual, Lang } from '@project-cloud/kernel';
import type { TimelineEvent } from './timeline';

/** One step in the life of a warning, as its history keeps it. */
export interface WarningStep {
  at: string;
  from: string | null;
  to: string;
  reason?: Bilingual | null;
  why?: string;
}

const LIGHTS: Readonly<Record<string, Bilingual>> = {
  red: { zh: '红灯', en: 'red' },
  yellow: { zh: '黄灯', en: 'yellow' },
  green: { zh: '绿灯', en: 'green' },
};

const WHY: Readonly<Record<string, Bilingual>> = {
  cleared: { zh: '条件已不满足', en: 'its conditions are no longer met' },
  'not-assessed': { zh: '数据不足，不再评灯', en: 'too little is known to judge' },
  'rule-gone': { zh: '规则已停用', en: 'the rule is no longer used' },
};

const light = (key: string, lang: Lang) => LIGHTS[key]?.[lang] ?? key;

/** Opened, changed, closed: each step of a warning as an event. */
export function warningEvents(title: string, history: readonly WarningStep[], lang: Lang): TimelineEvent[] {
  return history.map((step) => ({
    at: new Date(step.at).toISOString(),
    kind: 'warning',
    title: stepTitle(title, step, lang),
    detail: step.reason?.[lang] ?? (step.why ? (WHY[step.why]?.[lang] ?? null) : null),
    actor: null,
  }));
}

function stepTitle(title: string, { from, to }: WarningStep, lang: Lang): string {
  if (to === 'green') return lang === 'en' ? `Warning closed: ${title}` : `预警解除：${title}`;
  if (from === null) return lang === 'en' ? `Warning, ${light(to, lang)}: ${title}` : `亮${light(to, lang)}：${title}`;
  const way = lang === 'en' ? `${light(from, lang)} to ${light(to, lang)}` : `${light(from, lang)}变${light(to, lang)}`;
  return lang === 'en' ? `Warning, ${way}: ${title}` : `${way}：${title}`;
}
