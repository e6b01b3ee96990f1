import { fieldIssues } from '@project-cloud/access';
import { type FieldIssue, findBadText } from '@project-cloud/kernel';
import {
  fileOf,
  MANIFEST_FILE,
  Manifest,
  PACKAGE_FORMAT,
  PACKAGE_LIMITS,
  PackageChecksum,
  type PackageFile,
  PackageFormat,
  PackageUnreadable,
  type Requirements,
  readDefinition,
  requirementsOf,
  sealedText,
  slotName,
  slotOf,
  writeDefinition,
} from '../../domain';
import { sha256 } from './export-package';
import { unpackZip } from './zip';

/** A package that was read: whole as a package, whatever its single files are worth. */
export interface PackageRead {
  library: string;
  checksum: string;
  requires: Requirements;
  files: PackageFile[];
}

const DEPTH = 100;
/** A form or a rule of a megabyte is no form; long lists of codes are longer. */
const BYTES = { dictionary: PACKAGE_LIMITS.fileBytes, other: 2 ** 20 };

const issue = (path: string, code: string, zh: string, en: string): FieldIssue => ({ path, code, message: { zh, en } });

/** What JSON allows and the store does not: bottomless nesting, characters that PostgreSQL refuses. */
function unstorable(value: unknown, path: string, depth = 0): FieldIssue | null {
  if (depth > DEPTH) return issue(path.slice(0, 200), 'depth', `嵌套超过 ${DEPTH} 层`, `Nested deeper than ${DEPTH}`);
  if (typeof value === 'string' && findBadText(value))
    return issue(path, 'text', '含有不能保存的字符', 'It holds characters that cannot be stored');
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    if (findBadText(key)) return issue(path, 'text', '含有不能保存的字符', 'It holds characters that cannot be stored');
    const found = unstorable(item, path ? `${path}.${key}` : key, depth + 1);
    if (found) return found;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readManifest(text: string | undefined): Manifest {
  if (text === undefined) throw PackageUnreadable({ zh: `没有 ${MANIFEST_FILE}`, en: `it has no ${MANIFEST_FILE}` });
  const raw = parsed(text);
  const format = (raw as { format?: unknown } | null | undefined)?.format;
  if (typeof format === 'number' && format > PACKAGE_FORMAT)
    throw PackageFormat(
      { found: String(format), known: PACKAGE_FORMAT },
      { fields: [issue(`${MANIFEST_FILE}#format`, 'format', '格式太新', 'The format is too new')] },
    );
  const manifest = Manifest.safeParse(raw);
  if (!manifest.success)
    throw PackageUnreadable(
      { zh: `${MANIFEST_FILE} 不完整`, en: `its ${MANIFEST_FILE} is not complete` },
      {
        fields: fieldIssues(manifest.error).map((one) => ({ ...one, path: `${MANIFEST_FILE}#${one.path}` })),
      },
    );
  if (sha256(sealedText(manifest.data)) !== manifest.data.checksum)
    throw PackageChecksum(undefined, {
      fields: [issue(`${MANIFEST_FILE}#checksum`, 'checksum', '校验值不对', 'Wrong checksum')],
    });
  return manifest.data;
}

function readFile(path: string, text: string, sum: string): PackageFile {
  const slot = slotOf(path);
  if (!slot) throw PackageUnreadable({ zh: `“${path}”不是定义的位置`, en: `“${path}” is no place for a definition` });
  const refused = (...issues: FieldIssue[]): PackageFile => ({ path, slot, envelope: null, issues, sound: true });
  const limit = slot.kind === 'dictionary' ? BYTES.dictionary : BYTES.other;
  if (text.length > limit)
    return refused(issue('', 'size', `超过 ${limit / 2 ** 20} MB`, `Larger than ${limit / 2 ** 20} MB`));
  const raw = parsed(text);
  if (raw === undefined) return refused(issue('', 'json', '不是 JSON', 'It is no JSON'));
  const bad = unstorable(raw, '');
  if (bad) return refused(bad);
  const read = readDefinition(raw, slot);
  if (!read.ok) return { ...refused(...read.issues), sound: sha256(text) === sum };
  const { envelope } = read;
  if (fileOf(envelope) !== path)
    return refused(
      issue(
        'key',
        'place',
        `它是 ${slotName(envelope)}，不该在这个位置`,
        `It is ${slotName(envelope)}, not what lies here`,
      ),
    );
  // A file that was only spelt otherwise (keys sorted, line ends changed) is still the one that the manifest means.
  return { path, slot, envelope, issues: [], sound: [text, writeDefinition(envelope)].map(sha256).includes(sum) };
}

/** @throws when it is no package; faults of single files are kept with them. */
export function readPackage(bytes: Uint8Array): PackageRead {
  const texts = unpackZip(bytes);
  const manifest = readManifest(texts.get(MANIFEST_FILE));
  texts.delete(MANIFEST_FILE);
  const files = manifest.files.map(({ path, sha256: sum }) => {
    const text = texts.get(path);
    if (text === undefined) throw PackageUnreadable({ zh: `缺少清单里的 ${path}`, en: `${path} is missing from it` });
    texts.delete(path);
    return readFile(path, text, sum);
  });
  const [extra] = texts.keys();
  if (extra !== undefined)
    throw PackageUnreadable({ zh: `清单里没有 ${extra}`, en: `its manifest does not name ${extra}` });
  const own = fileOf({ kind: 'library', key: manifest.library, region: null });
  if (!files.some(({ path }) => path === own))
    throw PackageUnreadable({
      zh: `里面没有项目库 ${manifest.library}`,
      en: `the library ${manifest.library} is not in it`,
    });
  const computed = requirementsOf(files.flatMap(({ envelope }) => (envelope ? [envelope] : [])));
  const libraries = [...new Set([...manifest.requires.libraries, ...computed.libraries])];
  return { library: manifest.library, checksum: manifest.checksum, requires: { ...computed, libraries }, files };
}
