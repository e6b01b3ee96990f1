import { defineError } from '@project-cloud/kernel';

/** Somebody answered first. What has happened since travels with it, so that nothing typed has to be typed blindly. */
export const DispatchMovedOn = defineError('DISPATCH_MOVED_ON', 409, (_: { extra: object }) => ({
  zh: '别人已经先办了一步。请看最新经过，您写的内容还在',
  en: 'Someone else was first. See what has happened; what you wrote is kept',
}));

/** The order is not at a point where this can be done, or not by this person. */
export const StepNotOpen = defineError('DISPATCH_STEP_NOT_OPEN', 409, (p: { step: string; at: string | null }) => ({
  zh: p.at ? `这张调度单现在在${p.at}，您不能办这一步` : '这张调度单已经办结，不能再办',
  en: p.at ? `The order is with ${p.at} now; you cannot take this step` : 'The order has ended; nothing follows',
}));

export const NotOnTheLine = defineError('DISPATCH_NOT_ON_THE_LINE', 422, (p: { name: string }) => ({
  zh: `调度单不能交到“${p.name}”：只能沿项目所在地的省、市、县、乡镇、企业这条线交接`,
  en: `The order cannot go to ${p.name}: it travels along the line of the project's place only`,
}));

export const NoPost = defineError('DISPATCH_NO_POST', 403, () => ({
  zh: '您的账号没有所属地区或单位，不能办理调度。请联系本级系统管理员',
  en: 'Your account belongs to no region or firm; ask your administrator',
}));
