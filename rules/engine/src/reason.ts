import type { Bilingual, Lang } from '@project-cloud/kernel';
import type { FactDictionary } from './fact-dictionary';
import { formatFigure } from './figure';

interface Placeholder {
  fact: string;
  decimals?: number;
  withUnit: boolean;
}

type Part = string | Placeholder;

/** A reason that has been read: its words and the facts it shows. */
export interface ReasonTemplate {
  parts: Part[];
  facts: string[];
}

const PLACEHOLDER = /^((?:param\.)?[a-z][a-z0-9_]*)(?::([0-6]|unit))?$/;

/**
 * Reads '完成率低于时间进度 {annual_gap} 个点'. `{key}` is the figure rounded as its unit asks (one decimal when the unit
 * is not known), `{key:2}` fixes the decimals, `{key:unit}` adds the unit. Null when a brace is left over or empty.
 */
export function parseReason(text: string): ReasonTemplate | null {
  const parts: Part[] = [];
  const pieces = text.split(/(\{[^{}]*\})/);
  for (const piece of pieces) {
    if (!piece.startsWith('{')) {
      if (/[{}]/.test(piece)) return null;
      if (piece !== '') parts.push(piece);
      continue;
    }
    const match = PLACEHOLDER.exec(piece.slice(1, -1));
    if (match?.[1] === undefined) return null;
    const format = match[2];
    parts.push({
      fact: match[1],
      withUnit: format === 'unit',
      ...(format && format !== 'unit' ? { decimals: Number(format) } : {}),
    });
  }
  return { parts, facts: parts.flatMap((p) => (typeof p === 'string' ? [] : [p.fact])) };
}

/** Fills a reason with the project's values; '—' where one is not known. */
export function renderReason(
  template: ReasonTemplate,
  figureOf: (fact: string) => unknown,
  options: { lang?: Lang; dictionary?: FactDictionary; unitOf?: (fact: string) => string | null | undefined } = {},
): string {
  return template.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const unit = options.unitOf?.(part.fact) ?? options.dictionary?.get(part.fact)?.unit;
      const decimals = part.decimals ?? (unit ? undefined : 1);
      const figure = formatFigure(figureOf(part.fact), {
        unit: unit ?? null,
        bare: !part.withUnit,
        ...(options.lang ? { lang: options.lang } : {}),
        ...(decimals === undefined ? {} : { decimals }),
      });
      // In a sentence '20 个点' reads better than '20.0 个点'.
      return part.decimals === undefined && !part.withUnit ? figure.replace(/\.0+$/, '') : figure;
    })
    .join('');
}

/** Both languages at once. */
export function renderBilingual(
  templates: { zh: ReasonTemplate; en: ReasonTemplate },
  figureOf: (fact: string) => unknown,
  options: { dictionary?: FactDictionary; unitOf?: (fact: string) => string | null | undefined } = {},
): Bilingual {
  return {
    zh: renderReason(templates.zh, figureOf, { ...options, lang: 'zh' }),
    en: renderReason(templates.en, figureOf, { ...options, lang: 'en' }),
  };
}
