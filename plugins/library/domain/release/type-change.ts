import type { Bilingual, FieldIssue } from '@project-cloud/kernel';
import type { Field, FieldType } from '../definition/field';

/** What the interface calls the types. */
export const TYPE_NAMES: Record<FieldType, Bilingual> = {
  text: { zh: '文本', en: 'text' },
  longtext: { zh: '长文本', en: 'long text' },
  integer: { zh: '整数', en: 'whole number' },
  decimal: { zh: '小数', en: 'decimal' },
  money: { zh: '金额', en: 'money' },
  percent: { zh: '百分比', en: 'percentage' },
  date: { zh: '日期', en: 'date' },
  month: { zh: '月份', en: 'month' },
  yesno: { zh: '是否', en: 'yes or no' },
  choice: { zh: '单选', en: 'one of a list' },
  choices: { zh: '多选', en: 'several of a list' },
  region: { zh: '地区', en: 'region' },
  organisation: { zh: '单位', en: 'organisation' },
  industry: { zh: '行业', en: 'industry' },
  creditcode: { zh: '信用代码', en: 'credit code' },
  file: { zh: '文件', en: 'file' },
  image: { zh: '图片', en: 'image' },
  geometry: { zh: '位置', en: 'place on the map' },
  project: { zh: '关联项目', en: 'project' },
  table: { zh: '表格', en: 'table' },
  computed: { zh: '自动计算', en: 'computed' },
};

/** A refusal that says the way: a new field, and the old answers moved into it. */
export function typeChangeIssue(
  path: string,
  field: Pick<Field, 'key' | 'label' | 'type'>,
  was: FieldType,
): FieldIssue {
  const [from, to] = [TYPE_NAMES[was], TYPE_NAMES[field.type]];
  return {
    path,
    code: 'type-change',
    message: {
      zh: `“${field.label.zh}”（${field.key}）已有填报内容，不能从${from.zh}改为${to.zh}。请新建一个${to.zh}字段，把旧内容移过去，再停用这个字段`,
      en: `“${field.label.en || field.label.zh}” (${field.key}) has answers and cannot turn from ${from.en} into ${to.en}. Make a new field (${to.en}), move the answers, then retire this one`,
    },
  };
}
