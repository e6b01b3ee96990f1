import { defineError } from '@project-cloud/kernel';

export const FormVersionNotCurrent = defineError(
  'FORM_VERSION_NOT_CURRENT',
  409,
  (_: { extra: { current: string } }) => ({
    zh: '表单已更新，请按新表单核对后再提交，已填的内容不会丢失',
    en: 'The form has changed; check what you typed against the new one and send it again',
  }),
);

export const RevisionConflict = defineError(
  'REVISION_CONFLICT',
  409,
  (p: { extra: { current: unknown }; by?: string }) => ({
    zh: `${p.by ? `${p.by}` : '别人'}刚刚保存过，请对照两份内容后再保存`,
    en: `${p.by ?? 'Somebody'} has just saved it; compare both before saving`,
  }),
);

export const CodeTaken = defineError('REGISTRY_CODE_TAKEN', 409, (p: { code: string }) => ({
  zh: `项目代码 ${p.code} 已有项目在用`,
  en: `Another project has the code ${p.code}`,
}));

export const AlreadyInLibrary = defineError('REGISTRY_ALREADY_IN_LIBRARY', 409, (p: { code: string }) => ({
  zh: `项目 ${p.code} 已在这个库里`,
  en: `Project ${p.code} is in this library already`,
}));

export const NoCodesLeft = defineError('REGISTRY_NO_CODES_LEFT', 503, (p: { prefix: string }) => ({
  zh: `${p.prefix} 本月的项目代码已用完，请联系自治区平台`,
  en: `No project codes are left for ${p.prefix} this month`,
}));

export const StageMoveRefused = defineError(
  'REGISTRY_STAGE_MOVE_REFUSED',
  409,
  (p: { from: string; to: string; allowed: string }) => ({
    zh: `不能从“${p.from}”转到“${p.to}”${p.allowed ? `，可以转到：${p.allowed}` : ''}`,
    en: `Cannot move from ${p.from} to ${p.to}`,
  }),
);

export const StageGuardNotMet = defineError(
  'REGISTRY_STAGE_GUARD_NOT_MET',
  422,
  (p: { to: string; missing: { zh: string; en: string } }) => ({
    zh: `还不能转到“${p.to}”：${p.missing.zh}`,
    en: `It cannot move to ${p.to} yet: ${p.missing.en}`,
  }),
);
