import { localDiskStorage, type S3Options, type Storage, s3Storage } from './storage';

let storage: Storage | undefined;
let secret = '';

/** Where files live in this installation, and what signs their short-lived addresses. Called once, before anything runs. */
export function configureFiles(options: { s3: S3Options | null; directory: string; linkSecret: string }): void {
  storage = options.s3 ? s3Storage(options.s3) : localDiskStorage({ directory: options.directory });
  secret = options.linkSecret;
}

export function files(): Storage {
  if (!storage) throw new Error('Files have not been configured: boot calls configureFiles first');
  return storage;
}

export const linkSecret = () => secret;
