import { addMonths, type Bilingual } from '@project-cloud/kernel';
import { type Change, formatFigure } from '@project-cloud/rules-engine';
import { exact } from '../facts/figures';
import type { Evidence } from '../judge';
import { GAP_FACTS } from '../related-facts';

type Evidences = Readonly<Record<string, Evidence>>;
type Lever = (target: number, evidence: Evidences) => Bilingual | null;

/** What a person does to move a fact. Only "less of it" is ever asked for: every one of these facts counts trouble. */
const LEVERS: Readonly<Record<string, Lever>> = {
  annual_gap(target, evidence) {
    const rate = rateFor('annual_gap', target, evidence);
    const more = amountFor(rate, numberOf(evidence, 'annual_plan'), numberOf(evidence, 'invested_year'));
    if (rate === null || more === null) return null;
    return {
      zh: `年度完成再增 ${money(more)} 万元（完成率到 ${percentText(rate)}）`,
      en: `${money(more)} (10k yuan) more done this year (${percentText(rate)} of the plan)`,
    };
  },
  funds_gap(target, evidence) {
    const rate = rateFor('funds_gap', target, evidence);
    const more = amountFor(rate, numberOf(evidence, 'total_investment'), numberOf(evidence, 'paid_total'));
    if (rate === null || more === null) return null;
    return {
      zh: `到位资金再增 ${money(more)} 万元（到位率到 ${percentText(rate)}）`,
      en: `${money(more)} (10k yuan) more paid in (${percentText(rate)} of the total)`,
    };
  },
  progress_gap(target, evidence) {
    const rate = rateFor('progress_gap', target, evidence);
    const now = numberOf(evidence, 'progress');
    if (rate === null || now === null || rate > 100) return null;
    return {
      zh: `形象进度到 ${percentText(rate)}（现 ${percentText(now)}）`,
      en: `progress at ${percentText(rate)} (now ${percentText(now)})`,
    };
  },
  over_budget_ratio(target, evidence) {
    const [invested, total] = [numberOf(evidence, 'invested_total'), numberOf(evidence, 'total_investment')];
    if (invested === null || total === null) return null;
    const needed = roundUp(invested / (1 + target / 100));
    return {
      zh: `总投资经批准调整到 ${money(needed)} 万元（现 ${money(total)} 万元）`,
      en: `the total approved anew at ${money(needed)} (10k yuan; now ${money(total)})`,
    };
  },
  falling_months(_, evidence) {
    const [last, amount] = [evidence.last_report_month?.value, numberOf(evidence, 'invested_last_month')];
    if (typeof last !== 'string' || amount === null) return null;
    const next = addMonths(last, 1);
    return {
      zh: `${Number(next.slice(5))} 月完成额不低于 ${Number(last.slice(5))} 月的 ${money(amount)} 万元`,
      en: `${next} not below the ${money(amount)} (10k yuan) of ${last}`,
    };
  },
  days_past_planned_start: () => ({ zh: '填报实际开工日期', en: 'the actual start reported' }),
  days_past_planned_end: () => ({ zh: '填报实际竣工日期', en: 'the actual end reported' }),
  days_since_report: () => ({ zh: '报送最近一个月的月报', en: 'the latest monthly report sent' }),
  days_started_without_permit: () => ({ zh: '填报施工许可日期', en: 'the construction permit reported' }),
  days_past_milestone: () => ({ zh: '办结该节点并填报下一节点', en: 'the milestone done and the next one set' }),
};

/** What a person would do to bring a change about; null where only the bare comparison can be said. */
export function leverText({ fact, target, comparator }: Change, evidence: Evidences): Bilingual | null {
  const downwards = comparator === 'lessThan' || comparator === 'lessThanInclusive';
  const lever = Object.hasOwn(LEVERS, fact) ? LEVERS[fact] : undefined;
  return lever && downwards && typeof target === 'number' ? lever(target, evidence) : null;
}

/** The ratio at which the gap is just `target`. */
function rateFor(gap: string, target: number, evidence: Evidences): number | null {
  const parts = GAP_FACTS[gap];
  const [now, behind] = [numberOf(evidence, gap), parts ? numberOf(evidence, parts.behind) : null];
  return now === null || behind === null ? null : exact(now + behind - target);
}

function amountFor(rate: number | null, whole: number | null, now: number | null): number | null {
  if (rate === null || whole === null || now === null) return null;
  // Ratios carry six decimals; a trillionth of the plan is not worth another 万元.
  return roundUp((rate / 100) * whole - now);
}

/** Up to whole 万元, or to two decimals for small sums: less than what is said would not clear the light. */
function roundUp(value: number): number {
  const scale = Math.abs(value) >= 10 ? 1 : 100;
  return Math.ceil(value * scale - 1e-3) / scale;
}

function numberOf(evidence: Evidences, fact: string): number | null {
  const value = evidence[fact]?.value;
  return typeof value === 'number' ? value : null;
}

function money(value: number): string {
  return formatFigure(value, { unit: '万元', bare: true });
}

function percentText(value: number): string {
  return formatFigure(value, { unit: '%' });
}
