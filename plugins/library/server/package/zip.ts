import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PACKAGE_LIMITS, PackageUnreadable } from '../../domain';

/** Files are stored, not deflated: the bytes depend on no version of zlib, and no clock is asked. */
const STORED = { level: 0, mtime: new Date(1980, 0, 1) } as const;

export function packZip(files: ReadonlyMap<string, string>): Buffer {
  const paths = [...files.keys()].sort();
  return Buffer.from(
    zipSync(Object.fromEntries(paths.map((path) => [path, [strToU8(files.get(path) ?? ''), STORED]]))),
  );
}

const mib = (bytes: number) => Math.round(bytes / 2 ** 20);

const TOO_MUCH = PackageUnreadable({
  zh: `解压后超过 ${mib(PACKAGE_LIMITS.bytes)} MB 或 ${PACKAGE_LIMITS.files} 个文件`,
  en: `it unpacks to more than ${mib(PACKAGE_LIMITS.bytes)} MB or ${PACKAGE_LIMITS.files} files`,
});

const outside = (path: string) =>
  PackageUnreadable({ zh: `路径“${path}”不允许`, en: `the path “${path}” is not allowed` });

const SAFE_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/;

/**
 * The files of an archive, by path. What leads out of it, repeats itself or unfolds too far is refused before anything is
 * unpacked; what lies about its size is cut off at it, and its checksum then fails.
 */
export function unpackZip(bytes: Uint8Array): Map<string, string> {
  const seen = new Set<string>();
  let total = 0;
  const unpacked = (() => {
    try {
      return unzipSync(bytes, {
        filter({ name, originalSize }) {
          if (name.endsWith('/') && SAFE_PATH.test(name.slice(0, -1))) return false;
          if (!SAFE_PATH.test(name) || seen.has(name)) throw outside(name);
          seen.add(name);
          total += originalSize;
          if (total > PACKAGE_LIMITS.bytes || seen.size > PACKAGE_LIMITS.files + 1) throw TOO_MUCH;
          return true;
        },
      });
    } catch (fault) {
      if (PackageUnreadable.is(fault)) throw fault;
      throw PackageUnreadable({ zh: '不是完整的 ZIP 文件', en: 'it is no whole ZIP file' }, { cause: fault });
    }
  })();
  return new Map(Object.entries(unpacked).map(([path, content]) => [path, strFromU8(content)]));
}
