import type { Field } from './definition/field';

const figure = (key: string, type: Field['type'], zh: string, en: string, unit: string): Field => ({
  key,
  type,
  label: { zh, en },
  unit,
  help: '',
  required: false,
  min: null,
  max: null,
  maxLength: null,
  pattern: null,
  sensitivity: 'internal',
  filterable: true,
  sortable: true,
  stat: type === 'money' ? 'measure' : null,
  source: 'derived',
});

/** What every library's table has beside the fields: figures from its reports, and its light. */
export const FIGURE_FIELDS: readonly Field[] = [
  figure('invested_total', 'money', '累计完成', 'Invested', '万元'),
  figure('invested_year', 'money', '年度完成', 'Invested this year', '万元'),
  figure('completion_rate', 'percent', '年度完成率', 'Completed this year', '%'),
  figure('paid_total', 'money', '资金到位', 'Paid in', '万元'),
  figure('paid_rate', 'percent', '资金到位率', 'Paid in', '%'),
  figure('progress', 'percent', '形象进度', 'Progress', '%'),
  { ...figure('last_period', 'month', '最近月报', 'Last report', ''), filterable: true },
];
