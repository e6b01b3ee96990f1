import type { Lang } from '@project-cloud/kernel';

interface Unit {
  en: string;
  /** Decimals that are shown; `fixed` shows them also when they are zero. */
  decimals: number;
  fixed?: boolean;
}

/** The units that facts carry, and how many decimals an official reads of each. */
const UNITS: Record<string, Unit> = {
  '%': { en: '%', decimals: 1, fixed: true },
  个点: { en: 'points', decimals: 1 },
  天: { en: 'days', decimals: 0 },
  个工作日: { en: 'working days', decimals: 0 },
  个月: { en: 'months', decimals: 0 },
  万元: { en: '10k yuan', decimals: 2 },
  人: { en: 'people', decimals: 0 },
  个: { en: '', decimals: 0 },
};

const PLAIN: Unit = { en: '', decimals: 2 };

export interface FigureOptions {
  unit?: string | null;
  lang?: Lang;
  /** Exactly so many decimals, whatever the unit asks. */
  decimals?: number;
  /** Write '+' before a positive number. */
  sign?: boolean;
  /** Leave the unit out, as where a column head carries it. */
  bare?: boolean;
}

/** '44.5 %', '10,680 万元', '−18.8'. Half rounds away from zero; '—' for what is not known; text as it is. */
export function formatFigure(value: unknown, options: FigureOptions = {}): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return options.lang === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((v) => formatFigure(v, options)).join('、');
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  if (!Number.isFinite(value)) return '—';
  const unit = (options.unit && UNITS[options.unit]) || PLAIN;
  const fixed = unit.fixed === true || options.decimals !== undefined;
  const figure = formatNumber(value, options.decimals ?? unit.decimals, fixed, options.sign === true);
  const suffix = options.bare ? '' : unitName(options.unit, options.lang);
  return suffix === '' ? figure : `${figure} ${suffix}`;
}

/** '天' → 'days' in English; a unit that is not known stays as it is. */
export function unitName(unit: string | null | undefined, lang: Lang = 'zh'): string {
  if (!unit) return '';
  return lang === 'en' ? (UNITS[unit]?.en ?? unit) : unit;
}

function formatNumber(value: number, decimals: number, fixed: boolean, sign: boolean): string {
  const scale = 10 ** decimals;
  // The small push lets 0.15, stored as 0.1499…, round as it is read.
  const size = Math.round(Math.abs(value) * scale * (1 + Number.EPSILON)) / scale;
  const [whole = '0', fraction] = size.toFixed(decimals).split('.');
  const shown = fixed ? fraction : fraction?.replace(/0+$/, '');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (shown ? `.${shown}` : '');
  if (size === 0) return text;
  return value < 0 ? `−${text}` : sign ? `+${text}` : text;
}
