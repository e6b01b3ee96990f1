/** The roles a person can hold. Their keys are users-permissions role types; labels are what people read. */
export const ROLES = {
  administrator: { zh: '系统管理员', en: 'Administrator', home: '/studio' },
  'general-manager': { zh: '综合管理员', en: 'General manager', home: '/studio' },
  'application-manager': { zh: '应用管理员', en: 'Application manager', home: '/studio' },
  operator: { zh: '运维人员', en: 'Operator', home: '/studio' },
  official: { zh: '经办人员', en: 'Official', home: '/desk' },
  'county-administrator': { zh: '县级管理员', en: 'County administrator', home: '/desk' },
  enterprise: { zh: '项目单位', en: 'Enterprise', home: '/desk' },
  agent: { zh: '乡镇代办员', en: 'Township agent', home: '/desk' },
  leader: { zh: '联系领导', en: 'Leader', home: '/console' },
  auditor: { zh: '审计员', en: 'Auditor', home: '/desk/audit' },
  public: { zh: '公众', en: 'Public', home: '/' },
} as const;

export type Role = keyof typeof ROLES;

export function isRole(value: string): value is Role {
  return Object.hasOwn(ROLES, value);
}
