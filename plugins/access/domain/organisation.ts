import { isWithin } from '@project-cloud/kernel';

/** What kinds of organisations there are: those that the reference data has, and a way out. */
export const ORGANISATION_KINDS = {
  fgw: { zh: '发展改革', en: 'Development and reform' },
  gxj: { zh: '工业和信息化', en: 'Industry and information' },
  czj: { zh: '财政', en: 'Finance' },
  zrzy: { zh: '自然资源', en: 'Natural resources' },
  sthj: { zh: '生态环境', en: 'Ecology and environment' },
  zjj: { zh: '住房和城乡建设', en: 'Housing and construction' },
  jtj: { zh: '交通运输', en: 'Transport' },
  slj: { zh: '水利', en: 'Water' },
  lyj: { zh: '林业', en: 'Forestry' },
  tjj: { zh: '统计', en: 'Statistics' },
  yjj: { zh: '应急管理', en: 'Emergency management' },
  spj: { zh: '行政审批', en: 'Administrative approval' },
  township: { zh: '乡镇街道', en: 'Township' },
  zone: { zh: '园区管委会', en: 'Zone administration' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  other: { zh: '其他', en: 'Other' },
} as const;

export type OrganisationKind = keyof typeof ORGANISATION_KINDS;

export const isOrganisationKind = (text: string): text is OrganisationKind => Object.hasOwn(ORGANISATION_KINDS, text);

/** A department serves its own region and those below it: a county's is nobody's but that county's. */
export const servesRegion = (organisationPath: string, regionPath: string): boolean =>
  isWithin(regionPath, organisationPath);

/** From the day of its closing on, an organisation is chosen no more; what names it keeps naming it. */
export const isClosed = (closedFrom: string | null, today: string): boolean =>
  closedFrom !== null && closedFrom <= today;

export const ORGANISATION_CODE = /^[A-Za-z0-9][A-Za-z0-9-]{1,29}$/;
