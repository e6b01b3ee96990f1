import { defineError } from '@project-cloud/kernel';
import { sniff } from './sniff';

export interface AttachmentLimits {
  /** The largest file, in bytes. */
  maxBytes: number;
}

export const DEFAULT_LIMITS: AttachmentLimits = { maxBytes: 50 * 2 ** 20 };

/** What a dossier may hold. Pages and scripts are not among it, whatever their name. */
export const ALLOWED_EXTENSIONS: readonly string[] = [
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'zip',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
  'txt',
  'csv',
  'mp4',
];

export const AttachmentTooLarge = defineError('ATTACHMENT_TOO_LARGE', 413, (p: { size: number; max: number }) => ({
  zh: `文件 ${mib(p.size)} MB，超过上限 ${mib(p.max)} MB。`,
  en: `The file has ${mib(p.size)} MB; the limit is ${mib(p.max)} MB.`,
}));

export const AttachmentEmpty = defineError('ATTACHMENT_EMPTY', 422, () => ({
  zh: '文件是空的。',
  en: 'The file is empty.',
}));

export const AttachmentKindRefused = defineError('ATTACHMENT_KIND_REFUSED', 415, (p: { extension: string }) => ({
  zh: `不能上传 ${p.extension === '' ? '没有扩展名的' : `.${p.extension}`} 文件；可以上传：${ALLOWED_EXTENSIONS.join('、')}。`,
  en: `Files ${p.extension === '' ? 'without extension' : `.${p.extension}`} are not taken; these are: ${ALLOWED_EXTENSIONS.join(', ')}.`,
}));

export const AttachmentKindMismatch = defineError(
  'ATTACHMENT_KIND_MISMATCH',
  415,
  (p: { extension: string; found: string }) => ({
    zh: `文件名是 .${p.extension}，内容却是 ${p.found}。请用正确的格式保存后再上传。`,
    en: `The file is called .${p.extension}, yet its content is ${p.found}. Save it in the right format and upload again.`,
  }),
);

export interface CheckedAttachment {
  /** Safe to show and to send in a header: no path, no control or direction marks, at most 120 characters. */
  name: string;
  contentType: string;
}

/** Decides whether a file may join a dossier: its size, its name's extension, and its content, which must agree. */
export function checkAttachment(
  file: { name: string; size: number; head: Uint8Array; tail?: Uint8Array },
  limits: AttachmentLimits = DEFAULT_LIMITS,
): CheckedAttachment {
  if (file.size === 0) throw AttachmentEmpty();
  if (file.size > limits.maxBytes) throw AttachmentTooLarge({ size: file.size, max: limits.maxBytes });
  const name = cleanFileName(file.name);
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!ALLOWED_EXTENSIONS.includes(extension)) throw AttachmentKindRefused({ extension });
  const found = sniff(file.head, file.tail);
  if (!found.extensions.includes(extension)) {
    throw AttachmentKindMismatch({ extension, found: found.extensions[0] ?? found.contentType });
  }
  return { name, contentType: CONTENT_TYPES[extension] ?? found.contentType };
}

/** Where one content has several names, the extension says which type to declare. */
const CONTENT_TYPES: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  csv: 'text/csv',
};

/** The last part of a path without what could mislead: control characters, direction marks, leading dots. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const clean = last
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  if (clean.length <= 120) return clean;
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  return [...clean].slice(0, 120 - extension.length).join('') + extension;
}

function mib(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
