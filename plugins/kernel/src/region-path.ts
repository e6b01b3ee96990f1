import { defineError } from './error';

/**
 * Where a region hangs in the tree: '/45/4514/451421/'. The path is the TREE, not the digits: a special zone such as
 * 'Z45-001' hangs under any parent, and a county keeps its code when it moves to another city.
 */
export type RegionPath = string;

/** Above every root. */
export const ROOT_PATH: RegionPath = '/';

/** A path or a code that cannot be one. */
export const RegionPathInvalid = defineError('REGION_PATH_INVALID', 422, (p: { path: string }) => ({
  zh: `区域路径“${p.path}”不正确：应以“/”开头和结尾，各级代码只含字母、数字和“-”，请检查区域资料。`,
  en: `"${p.path}" is not a region path: it starts and ends with "/", and its codes hold letters, digits and "-" only. Check the region table.`,
}));

const CODE = /^[0-9A-Za-z][0-9A-Za-z-]{0,31}$/;

/** True for '/' and '/45/4514/'; false for '', '45', '/45', '//' . */
export function isRegionPath(path: string): boolean {
  if (path === ROOT_PATH) return true;
  return (
    path.startsWith('/') && path.endsWith('/') && path.length > 2 && regionCodesOf(path).every((c) => CODE.test(c))
  );
}

/** ('/45/', '4514') → '/45/4514/'. */
export function childPath(parentPath: RegionPath, code: string): RegionPath {
  const path = `${parentPath}${code}/`;
  if (!CODE.test(code) || !isRegionPath(parentPath)) throw RegionPathInvalid({ path });
  return path;
}

/** The codes from the root down: '/45/4514/' → ['45', '4514']. */
export function regionCodesOf(path: RegionPath): string[] {
  return path === ROOT_PATH ? [] : path.slice(1, -1).split('/');
}

/** Its own path first, then each parent up to the topmost region: '/45/4514/' → ['/45/4514/', '/45/']. */
export function regionLineOf(path: RegionPath): RegionPath[] {
  const codes = regionCodesOf(path);
  return codes.map((_, i) => `/${codes.slice(0, codes.length - i).join('/')}/`);
}

/**
 * The range of a region and all below it, as `path >= lo and path < hi` under COLLATE "C".
 * '0' is the character after '/', so the range holds exactly the texts that start with the path.
 */
export function subtree(path: RegionPath): { lo: string; hi: string } {
  if (!isRegionPath(path)) throw RegionPathInvalid({ path });
  return { lo: path, hi: `${path.slice(0, -1)}0` };
}

/** True when `path` is `rootPath` or below it. A malformed root holds nothing: no scope means no row. */
export function isWithin(path: RegionPath, rootPath: RegionPath): boolean {
  return isRegionPath(rootPath) && path.startsWith(rootPath);
}
