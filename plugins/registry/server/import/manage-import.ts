import { createReadStream } from 'node:fs';
import { NotAllowed, type Principal } from '@project-cloud/access';
import { currentScope, database, Invalid, type UploadedFile } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { defineError } from '@project-cloud/kernel';
import { libraryMay, refuseRetired } from '@project-cloud/library';
import { type Library, libraryOf, saveTemplate, templatesOf } from '@project-cloud/library/server';
import { cleanFileName } from '../../domain/attachment/check';
import { ImportMapping } from '../../domain/import/mapping';
import { createImportPlan } from '../../domain/import/plan';
import { suggestMapping } from '../../domain/import/suggest';
import { type ByteSource, fileSource } from '../../domain/tabular/source';
import { inspectTable } from '../../domain/tabular/table';
import { files } from '../files';
import { importJob } from './import-job';
import { beginPass, findImport, insertImport, type StoredImport } from './import-store';
import { importResolvers, regionsInForce } from './resolvers';
import { withStoredSource } from './stored-source';
import { targetFields } from './target-fields';

export const ImportBusy = defineError('REGISTRY_IMPORT_BUSY', 409, (p: { state: string }) => ({
  zh: p.state === 'done' ? '这次导入已经完成，请重新上传文件' : '这次导入正在进行，请等它结束',
  en: 'This import is running or done',
}));

const MAX_BYTES = 200 * 2 ** 20;
type Use = ImportMapping['use'];

async function importable(principal: Principal, libraryKey: string): Promise<Library> {
  const library = await libraryOf(libraryKey);
  refuseRetired(library.body);
  if (!libraryMay(library.body, principal, 'create')) throw NotAllowed({ action: 'entry.import' });
  return library;
}

/** Mappings that were kept for a library, newest versions. */
export async function savedMappings(libraryKey: string): Promise<ImportMapping[]> {
  const templates = (await templatesOf('import-mapping')).filter((template) => template.body.library === libraryKey);
  return templates.flatMap((template) => {
    const parsed = ImportMapping.safeParse(template.body.mapping);
    return parsed.success ? [{ ...parsed.data, key: template.key, title: template.title }] : [];
  });
}

/** What one sheet of a file holds, and how its columns would fit the library. */
async function look(source: ByteSource, library: Library, use: Use, sheet: string | undefined) {
  const survey = await inspectTable(source, sheet ? { sheet } : {});
  const saved = await savedMappings(library.key);
  return { survey, mapping: suggestMapping(survey.columns, targetFields(library), { use, saved }).mapping };
}

/** Take a file in: look through it, keep it, and propose how its columns fit. Nothing of it is imported yet. */
export async function startImport(
  principal: Principal,
  libraryKey: string,
  use: Use,
  file: UploadedFile,
  sheet?: string,
): Promise<StoredImport> {
  const library = await importable(principal, libraryKey);
  const { survey, mapping } = await look(await fileSource(file.path), library, use, sheet);
  const stored = await files().put(createReadStream(file.path), {
    contentType: 'application/octet-stream',
    maxBytes: MAX_BYTES,
  });
  const id = await database.transaction(async (tx) => {
    const made = await insertImport(tx, {
      library_key: libraryKey,
      use,
      file_name: cleanFileName(file.name),
      storage_key: stored.key,
      survey,
      mapping,
      scope: currentScope(),
      principal,
    });
    await audit(tx, {
      action: 'import.upload',
      subjectType: 'import',
      subjectId: made,
      regionPath: principal.region?.path,
      detail: { file: cleanFileName(file.name), sha256: stored.sha256, rows: survey.rows },
    });
    return made;
  });
  return findImport(id);
}

/** Another sheet of the same workbook: looked through and matched anew. Only while nothing of the file is saved. */
export async function chooseSheet(principal: Principal, id: string, sheet: string): Promise<StoredImport> {
  const imported = await findImport(id);
  if (!['uploaded', 'checked'].includes(imported.state)) throw ImportBusy({ state: imported.state });
  const library = await importable(principal, imported.library_key);
  const { survey, mapping } = await withStoredSource(imported.storage_key, (source) =>
    look(source, library, imported.use, sheet),
  );
  const taken = await database.query(
    `UPDATE pc.import SET survey = $2, mapping = $3, total = $4, state = 'uploaded' WHERE id = $1 AND state = $5`,
    [id, JSON.stringify(survey), JSON.stringify(mapping), survey.rows, imported.state],
  );
  if (!taken.rowCount) throw ImportBusy({ state: 'running' });
  return findImport(id);
}

/** A mapping that a person has settled; one that does not fit the file or the library is refused at its place. */
export async function setMapping(
  principal: Principal,
  id: string,
  mapping: ImportMapping,
  saveAs: { key: string; title: string } | undefined,
): Promise<StoredImport> {
  const imported = await findImport(id);
  if (!['uploaded', 'checked', 'failed'].includes(imported.state)) throw ImportBusy({ state: imported.state });
  const library = await importable(principal, imported.library_key);
  createImportPlan(mapping, {
    columns: imported.survey.layout.columns,
    fields: targetFields(library),
    resolve: await importResolvers((await regionsInForce()).values()),
  });
  await database.query(`UPDATE pc.import SET mapping = $2, use = $3, state = 'uploaded' WHERE id = $1`, [
    id,
    JSON.stringify(mapping),
    mapping.use,
  ]);
  if (saveAs) {
    const { key: _key, title: _title, ...kept } = mapping;
    await saveTemplate(
      principal,
      saveAs.key,
      { zh: saveAs.title, en: saveAs.title },
      { use: 'import-mapping', library: imported.library_key, mapping: kept },
    );
  }
  return findImport(id);
}

/** Begin a pass in the background: a dry run, or the import itself. */
export async function beginImport(principal: Principal, id: string, save: boolean): Promise<StoredImport> {
  const imported = await findImport(id);
  await importable(principal, imported.library_key);
  if (['checking', 'running', 'done'].includes(imported.state)) throw ImportBusy({ state: imported.state });
  if (imported.use === 'reports' && !imported.mapping.identity)
    throw Invalid(
      { count: 1 },
      {
        fields: [
          {
            path: 'identity',
            code: 'required',
            message: { zh: '请选定项目代码所在的列', en: 'Choose the column with the project code' },
          },
        ],
      },
    );
  await database.transaction(async (tx) => {
    await beginPass(tx, id, save ? 'running' : 'checking');
    await importJob.send(tx, { id });
  });
  return findImport(id);
}
