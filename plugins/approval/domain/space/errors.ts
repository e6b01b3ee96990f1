import { type Bilingual, defineError } from '@project-cloud/kernel';

export const LayerDataRefused = defineError('LAYER_DATA_REFUSED', 422, (p: { count: number }) => ({
  zh: `有 ${p.count} 个图斑不符合要求，一个也没有保存`,
  en: `${p.count} features are not sound; nothing was saved`,
}));

export const LayerFileUnreadable = defineError('LAYER_FILE_UNREADABLE', 422, (why: Bilingual) => ({
  zh: `文件不能用：${why.zh}`,
  en: `The file cannot be used: ${why.en}`,
}));

export const LayerPlatformOnly = defineError('LAYER_PLATFORM_ONLY', 403, () => ({
  zh: '图层全平台共用，由自治区一级的系统管理员或综合管理员维护',
  en: 'Layers are shared by the whole platform; administrators of its root look after them',
}));
