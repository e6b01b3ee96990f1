/** Names that offices give to the core facts of a project, beside the field's own label. */
export const CORE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  name: ['项目名', '工程名称', '建设项目名称', 'project', 'project name'],
  code: ['项目编码', '统一代码', '投资项目代码', '在线平台代码', '国家代码', 'project code'],
  region_code: ['所属区域', '建设地点', '所在地', '所在县区', '县区', '行政区划', '行政区划代码', 'region'],
  owner_name: ['项目单位', '项目业主', '业主单位', '业主', '项目法人', '建设单位名称', 'owner'],
  owner_code: ['统一社会信用代码', '社会信用代码', '信用代码', '项目单位信用代码', 'credit code'],
  industry_code: ['所属行业', '行业', '行业代码', '国标行业', 'industry'],
  approval_class: ['审批类型', '立项类型', '审核备类型'],
  total_investment: ['总投资额', '投资总额', '计划总投资', '项目总投资', '概算总投资', 'total investment'],
  planned_start: ['计划开工', '计划开工日期', '拟开工时间', '计划开工时间', 'planned start'],
  planned_end: ['计划竣工', '计划竣工日期', '拟建成时间', '计划竣工时间', '计划完工时间', 'planned end'],
  actual_start: ['开工时间', '开工日期', '实际开工时间', 'actual start'],
  actual_end: ['竣工时间', '竣工日期', '实际竣工时间', 'actual end'],
  description: ['建设内容', '项目简介', '项目概况', 'description'],
  address: ['详细地址', '建设地址', '项目地址', 'address'],
  annual_plan: ['年度计划投资', '本年计划', '当年计划投资', '年度投资计划'],
};

/** Headers that say which month a row reports. */
export const PERIOD_NAMES: readonly string[] = [
  '月份',
  '报告期',
  '报告月份',
  '统计月份',
  '期间',
  '数据月份',
  'period',
  'month',
];
