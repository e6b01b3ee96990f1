import type { Bilingual } from '@project-cloud/kernel';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Why an operation of a layer waits, is refused, or was applied otherwise than meant. */
export const REASONS = {
  anchorMissing: both('放在其后的那一项不在了', 'What it is to stand behind is gone'),
  coreField: both('本级不能增加项目的核心字段', 'A layer cannot add core fields of the project'),
  notHere: both('这里不能放这一项', 'It cannot stand here'),
  intoItself: both('不能放进它自己里面', 'It cannot go into itself'),
  otherCondition: both(
    '不能移到显示条件不同的分组里',
    'It cannot move into a group that shows under another condition',
  ),
  onlyFields: both('只能收紧字段', 'Only fields can be tightened'),
  computed: both('自动计算的字段不能收紧', 'A computed field cannot be tightened'),
  conditionsTooLong: both('各级的必填条件合起来太长', 'The conditions of all layers are too long together'),
  onlyFieldsDefault: both('只有字段可以有默认值', 'Only fields have a default'),
  computedDefault: both('自动计算的字段没有默认值', 'A computed field has no default'),
  gone: (key: string) => both(`没有“${key}”了`, `There is no “${key}” any more`),
  taken: (key: string) => both(`键“${key}”已经用过`, `The key “${key}” is taken`),
  prefix: (key: string, prefix: string) =>
    both(`本级增加的“${key}”要以 ${prefix} 开头`, `What this layer adds begins with ${prefix}, and “${key}” does not`),
  lostAnchor: (key: string) =>
    both(`“${key}”不在了，这一项放到了分组末尾`, `“${key}” is gone; this stands at the end of its group`),
  locked: ({ zh, en }: Bilingual) => both(`“${zh}”由上级锁定，不能改`, `“${en}” is locked from above`),
  lockedInside: ({ zh, en }: Bilingual) =>
    both(`“${zh}”由上级锁定，不能隐藏`, `“${en}” is locked from above and cannot be hidden`),
  hidden: ({ zh, en }: Bilingual) => both(`“${zh}”已经隐藏`, `“${en}” is hidden`),
  checked: ({ zh, en }: Bilingual) => both(`“${zh}”有填报校验，不能隐藏`, `“${en}” is checked, so it cannot be hidden`),
  required: ({ zh, en }: Bilingual) =>
    both(`“${zh}”必填又没有默认值，不能隐藏`, `“${en}” is required and has no default, so it cannot be hidden`),
  computedFrom: (field: Bilingual, by: Bilingual) =>
    both(
      `“${by.zh}”要用“${field.zh}”计算，不能隐藏`,
      `“${by.en}” is computed from “${field.en}”, so it cannot be hidden`,
    ),
  conditionOf: (field: Bilingual, by: Bilingual) =>
    both(
      `“${by.zh}”的条件要用“${field.zh}”，不能隐藏`,
      `The condition of “${by.en}” reads “${field.en}”, so it cannot be hidden`,
    ),
  readBy: ({ zh, en }: Bilingual) =>
    both(`“${zh}”的条件用到它，隐藏后按没有填处理`, `The condition of “${en}” reads it; hidden, it counts as empty`),
  readsHidden: ({ zh, en }: Bilingual) =>
    both(`条件要用的“${zh}”已经隐藏，按没有填处理`, `Its condition reads “${en}”, which is hidden and counts as empty`),
  superseded: ({ zh, en }: Bilingual) =>
    both(`“${zh}”的上级要求已经同样严或更严`, `What is asked of “${en}” above is as strict or stricter`),
  defaultUnfit: ({ zh, en }: Bilingual) =>
    both(`“${zh}”的默认值不合收紧后的要求`, `The default of “${en}” does not fit what is asked now`),
  default: ({ zh, en }: Bilingual) => both(`默认值不合“${zh}”的要求`, `The default does not fit “${en}”`),
};
