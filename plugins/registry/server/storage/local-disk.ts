import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkKey, newKey } from './key';
import { spool } from './spool';
import { FileGone, type Storage } from './storage';

/** Files in a folder of this machine: the default. A file appears under its key complete or not at all. */
export function localDiskStorage(options: { directory: string }): Storage {
  const pathOf = (key: string) => join(options.directory, 'files', checkKey(key));
  return {
    async put(content, put) {
      const arriving = join(options.directory, 'arriving');
      await mkdir(arriving, { recursive: true, mode: 0o700 });
      const temporary = join(arriving, randomUUID());
      const { sha256, size } = await spool(content, temporary, put);
      const key = newKey();
      try {
        await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 });
        // On the disk before it has its name: a power cut must not leave an empty file that a row points to.
        const file = await open(temporary, 'r+');
        await file.sync();
        await file.close();
        await rename(temporary, pathOf(key));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return { key, sha256, size };
    },
    async get(key) {
      const path = pathOf(key);
      await access(path).catch((cause) => {
        throw FileGone({ key }, { cause });
      });
      return createReadStream(path);
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
