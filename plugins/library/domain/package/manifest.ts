import { z } from 'zod';
import { DefinitionKey } from '../definition/envelope';

/** The format that this version of the platform writes and the newest that it reads. */
export const PACKAGE_FORMAT = 1;

export const PACKAGE_LIMITS = { files: 1_000, bytes: 20 * 2 ** 20, fileBytes: 5 * 2 ** 20 };

export const MANIFEST_FILE = 'manifest.json';

const Sum = z.string().regex(/^[0-9a-f]{64}$/);

export const Manifest = z
  .object({
    format: z.literal(PACKAGE_FORMAT),
    library: DefinitionKey,
    requires: z.object({ libraries: z.array(DefinitionKey).max(100), regions: z.array(z.string().max(20)) }).strict(),
    /** SHA-256 of what `sealedText` gives: one sum for the whole package. */
    checksum: Sum,
    files: z
      .array(z.object({ path: z.string().max(200), sha256: Sum }).strict())
      .min(1)
      .max(PACKAGE_LIMITS.files),
  })
  .strict();
export type Manifest = z.infer<typeof Manifest>;

/** What the checksum of a manifest is the sum of: everything else in it, in one spelling. */
export function sealedText({ format, library, requires, files }: Omit<Manifest, 'checksum'>): string {
  const sums = files.map(({ path, sha256 }) => ({ path, sha256 })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const { libraries, regions } = requires;
  return JSON.stringify({ files: sums, format, library, requires: { libraries, regions } });
}
