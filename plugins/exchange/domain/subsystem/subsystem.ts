import { ROLES, type Role } from '@project-cloud/access';
import { type Bilingual, defineError, isRegionPath } from '@project-cloud/kernel';
import { z } from 'zod';

/** Where a subsystem is offered: in the bar for everybody it is for, and in the dossier of a project. */
export const PLACES = ['navigation', 'project'] as const;
export type Place = (typeof PLACES)[number];

/** In a frame of our page, or in a window of its own. */
export const OPENS = ['embedded', 'window'] as const;
export type Opens = (typeof OPENS)[number];

/** Everybody with an account. */
export const OPENERS = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'public');

const Title = z.object({ zh: z.string().trim().min(2).max(20), en: z.string().trim().min(2).max(40) }).strict();

/** The key stands in addresses and is the audience of every token: it never changes. */
export const SubsystemKey = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z][a-z\d]*(-[a-z\d]+)*$/);

export const SubsystemBody = z
  .object({
    title: Title,
    url: z.string().min(1).max(600),
    places: z.array(z.enum(PLACES)).min(1).max(PLACES.length),
    roles: z
      .array(z.enum(OPENERS as [Role, ...Role[]]))
      .min(1)
      .max(OPENERS.length),
    regions: z.array(z.string().min(1).max(40)).min(1).max(200),
    opens: z.enum(OPENS),
    pinned: z.boolean().default(false),
  })
  .strict();
export type SubsystemBody = z.infer<typeof SubsystemBody>;

/** A region for which a subsystem is offered, with all below it. */
export interface ServedRegion {
  code: string;
  name: string;
  path: string;
}

/** Another system that is opened from this platform with the context of a person and a project. */
export interface Subsystem {
  key: string;
  title: Bilingual;
  url: string;
  places: Place[];
  roles: Role[];
  regions: ServedRegion[];
  opens: Opens;
  /** Its name stands in the bar itself. */
  pinned: boolean;
  state: 'active' | 'disabled';
  reason: string | null;
  revision: number;
}

/** A subsystem that is offered everywhere: one of its regions is a root of the tree. */
export const isEverywhere = ({ regions }: Pick<Subsystem, 'regions'>): boolean =>
  regions.some(({ path }) => isRegionPath(path) && path.split('/').length === 3);

export const SubsystemKeyTaken = defineError('SUBSYSTEM_KEY_TAKEN', 409, (p: { key: string }) => ({
  zh: `标识“${p.key}”已经有了，请换一个`,
  en: `The key “${p.key}” is taken; choose another`,
}));

export const SubsystemChanged = defineError('SUBSYSTEM_CHANGED', 409, () => ({
  zh: '别人刚改过这个子系统，请刷新后再改',
  en: 'Somebody else has changed this subsystem; reload it first',
}));

export const SubsystemDisabled = defineError('SUBSYSTEM_DISABLED', 409, (p: { title: Bilingual; reason: string }) => ({
  zh: `“${p.title.zh}”已停用：${p.reason}`,
  en: `“${p.title.en}” is switched off: ${p.reason}`,
}));

export const SubsystemUnreadable = defineError('SUBSYSTEM_SECRET_UNREADABLE', 409, () => ({
  zh: '密钥解不开：平台的加密密钥换过。请让管理员更换这个子系统的密钥',
  en: 'The secret cannot be opened: the platform’s own key was changed. Ask an administrator to rotate it',
}));

export const SubsystemForPeople = defineError('SUBSYSTEM_FOR_PEOPLE', 403, () => ({
  zh: '接口令牌不能打开子系统，请由本人登录后打开',
  en: 'A subsystem is opened by a person who signed in, not with an API token',
}));
