import { type RegionPath, regionCodesOf } from '@project-cloud/kernel';

/** The five tiers along which an order travels (省、市、县、乡镇、企业). */
export const TIERS = ['province', 'city', 'county', 'township', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

export interface Named {
  code: string;
  name: string;
}

/** Where an order can stand: the office of a region, one department of it, or the firm that builds. */
export interface Post {
  region: Named & { path: RegionPath };
  department: Named | null;
  firm: Named | null;
}

/** Somebody who asks to do something: the post is theirs, or they act for it. */
export interface Actor {
  username: string;
  name: string;
  post: Post;
}

/** By where the region hangs in the tree: a special zone below a city is a county's equal. */
export function tierOf(post: Post): Tier {
  if (post.firm) return 'enterprise';
  const depth = Math.min(Math.max(regionCodesOf(post.region.path).length, 1), 4);
  return TIERS[depth - 1] ?? 'township';
}

/** What people call it: the firm, the department, or the region. */
export const nameOf = (post: Post): string => (post.firm ?? post.department ?? post.region).name;

export function samePost(a: Post, b: Post): boolean {
  if (a.firm || b.firm) return a.firm?.code === b.firm?.code;
  return a.region.path === b.region.path && (a.department?.code ?? null) === (b.department?.code ?? null);
}

/** Whether somebody acts for a post. One without a department is anybody's of that region's office. */
export function standsAt(actor: Post, post: Post): boolean {
  if (post.firm || actor.firm) return actor.firm !== null && actor.firm.code === post.firm?.code;
  if (actor.region.path !== post.region.path) return false;
  return post.department === null || post.department.code === actor.department?.code;
}
