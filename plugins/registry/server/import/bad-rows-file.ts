import { Readable } from 'node:stream';
import { createBadRowsFile } from '../../domain/import/bad-rows';
import { readTable } from '../../domain/tabular/table';
import { badRowsOf, type StoredImport } from './import-store';
import { withStoredSource } from './stored-source';

/** The rows that were not taken, with row number and reason, to be corrected and imported again. */
export async function badRowsFile(imported: StoredImport, lang: 'zh' | 'en'): Promise<Readable> {
  const bad = await badRowsOf(imported.id);
  const file = createBadRowsFile(imported.survey.layout.columns, lang);
  const lines = [file.header()];
  if (bad.size > 0) {
    await withStoredSource(imported.storage_key, async (source) => {
      for await (const raw of readTable(source, imported.survey.layout)) {
        const problems = bad.get(raw.row);
        if (problems) lines.push(file.line(raw, problems));
      }
    });
  }
  return Readable.from(lines);
}
