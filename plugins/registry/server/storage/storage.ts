import type { Readable } from 'node:stream';
import { defineError } from '@project-cloud/kernel';

/** What is said of a file when it is put away. */
export interface PutOptions {
  contentType: string;
  /** More than this many bytes stop the upload; nothing is kept. */
  maxBytes: number;
  /** When given, content that does not have them is refused and nothing is kept. */
  sha256?: string;
  size?: number;
}

export interface StoredFile {
  key: string;
  sha256: string;
  size: number;
}

/** Where files live. Keys are made here, never from what a user types. */
export interface Storage {
  put(content: Readable | Uint8Array, options: PutOptions): Promise<StoredFile>;
  /** The file from its beginning; throws FileGone (404) when there is none. */
  get(key: string): Promise<Readable>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** An address that the store itself serves for so many seconds, where it can. */
  presign?(key: string, options: { seconds: number; fileName: string }): Promise<string>;
}

export const FileGone = defineError('STORAGE_FILE_GONE', 404, (_: { key: string }) => ({
  zh: '文件已不存在，请联系系统管理员。',
  en: 'The file no longer exists; ask the administrator.',
}));

export const FileOverLimit = defineError('STORAGE_FILE_OVER_LIMIT', 413, (p: { maxBytes: number }) => ({
  zh: `文件超过上限 ${(p.maxBytes / 2 ** 20).toFixed(1)} MB。`,
  en: `The file is over the limit of ${(p.maxBytes / 2 ** 20).toFixed(1)} MB.`,
}));

export const FileNotAsSaid = defineError('STORAGE_FILE_NOT_AS_SAID', 422, () => ({
  zh: '文件在传输中损坏，请重新上传。',
  en: 'The file was damaged on its way; upload it again.',
}));
