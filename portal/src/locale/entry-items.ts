import { defineArea } from './text';

/** The approval items of one project, on its dossier. */
export const entryItems = defineArea(
  {
    items: '审批事项',
    count: '{n} 项',
    name: '事项',
    department: '办理部门',
    days: '时限',
    daysUnit: '工作日',
    longer: '可延长 {n}',
    basis: '依据',
    standing: '状态',
    version: '第 {n} 版',
    inUse: '在用',
    ended: '{day} 起已停用，续办',
    endedNow: '已停用，续办',
    sample: '示例',
  },
  {
    items: 'Approval items',
    count: '{n}',
    name: 'Item',
    department: 'Department',
    days: 'Limit',
    daysUnit: 'working days',
    longer: 'or {n} more',
    basis: 'Legal basis',
    standing: 'State',
    version: 'Version {n}',
    inUse: 'In force',
    ended: 'Stopped from {day}; goes on here',
    endedNow: 'Stopped; goes on here',
    sample: 'Example',
  },
);
