import { type Bilingual, defineError } from '@project-cloud/kernel';

/** The bytes are no package that could be looked at. */
export const PackageUnreadable = defineError('LIBRARY_PACKAGE_UNREADABLE', 422, (why: Bilingual) => ({
  zh: `这个文件不能作为元数据包：${why.zh}`,
  en: `This file cannot be taken as a metadata package: ${why.en}`,
}));

export const PackageFormat = defineError('LIBRARY_PACKAGE_FORMAT', 422, (p: { found: string; known: number }) => ({
  zh: `元数据包的格式是 ${p.found}，这里最多认得 ${p.known}，请先升级平台，或用旧格式重新导出`,
  en: `The package has format ${p.found}; this platform knows ${p.known} at most: upgrade it, or export in an older format`,
}));

export const PackageChecksum = defineError('LIBRARY_PACKAGE_CHECKSUM', 422, () => ({
  zh: '元数据包的校验值不对：清单在导出之后改过，或没有传完整。请重新导出',
  en: 'The checksum of the package is wrong: its manifest was changed after the export, or came incomplete. Export it again',
}));

/** What was looked at in the plan is not what came now. */
export const PackageNotPlanned = defineError('LIBRARY_PACKAGE_NOT_PLANNED', 409, () => ({
  zh: '这个元数据包不是刚才看过计划的那一个，请重新看计划',
  en: 'This is not the package whose plan you have seen; look at its plan first',
}));

export const PackageConflicts = defineError('LIBRARY_PACKAGE_CONFLICTS', 409, (p: { count: number }) => ({
  zh: `元数据包有 ${p.count} 处冲突，什么都没有导入`,
  en: `The package has ${p.count} conflicts; nothing was imported`,
}));

export const PackagePlatformOnly = defineError('LIBRARY_PACKAGE_PLATFORM_ONLY', 403, () => ({
  zh: '元数据包对所有地区生效，只能由管理全平台的系统管理员导入',
  en: 'A package is in force in every region; only an administrator of the whole platform can import it',
}));
