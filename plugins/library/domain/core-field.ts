import type { Field } from './definition/field';

const core = (key: string, type: Field['type'], zh: string, en: string, more: Partial<Field> = {}): Field => ({
  key,
  type,
  label: { zh, en },
  unit: '',
  help: '',
  required: false,
  min: null,
  max: null,
  maxLength: null,
  pattern: null,
  sensitivity: 'public',
  filterable: true,
  sortable: false,
  stat: null,
  source: 'filled',
  ...more,
});

const options = (pairs: [string, string, string][]) => pairs.map(([value, zh, en]) => ({ value, label: { zh, en } }));

/** What every project has, in every library: typed columns of the content type `project`. */
export const CORE_FIELDS: readonly Field[] = [
  core('name', 'text', '项目名称', 'Name', { required: true, maxLength: 200, sortable: true, filterable: false }),
  core('code', 'text', '项目代码', 'Project code', { sortable: true, filterable: false, source: 'derived' }),
  core('region_code', 'region', '县区', 'Region', { required: true, stat: 'dimension' }),
  core('owner_name', 'text', '项目单位', 'Owner', { maxLength: 200 }),
  core('owner_code', 'creditcode', '项目单位信用代码', 'Owner code', { sensitivity: 'internal' }),
  core('industry_code', 'industry', '行业', 'Industry', { stat: 'dimension' }),
  core('approval_class', 'choice', '管理方式', 'Class', {
    options: options([
      ['approval', '审批', 'Approval'],
      ['verification', '核准', 'Verification'],
      ['record', '备案', 'Record'],
    ]),
  }),
  core('project_type', 'choice', '项目类型', 'Type', {
    stat: 'dimension',
    options: options([
      ['01', '基本建设', 'Construction'],
      ['02', '技术改造', 'Renewal'],
      ['03', '单纯购置', 'Purchase'],
      ['04', '信息化', 'Information'],
      ['05', '其他', 'Other'],
    ]),
  }),
  core('total_investment', 'money', '总投资', 'Total investment', {
    unit: '万元',
    sortable: true,
    stat: 'measure',
    min: 0,
    max: 1e12,
  }),
  core('planned_start', 'date', '计划开工', 'Planned start', { sortable: true }),
  core('planned_end', 'date', '计划竣工', 'Planned end', { sortable: true }),
  core('actual_start', 'date', '实际开工', 'Actual start', { sortable: true }),
  core('actual_end', 'date', '实际竣工', 'Actual end', { sortable: true }),
  core('address', 'text', '建设地点', 'Address', { filterable: false, maxLength: 200 }),
  core('description', 'longtext', '项目简介', 'Description', { filterable: false, maxLength: 4000 }),
  core('is_public', 'yesno', '向社会公开', 'Public', { sensitivity: 'internal' }),
];

export const CORE_KEYS: ReadonlySet<string> = new Set(CORE_FIELDS.map((field) => field.key));
