import { join } from 'node:path';
import { migrate, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { libraryEvents } from '@project-cloud/library/server';
import { answeredFields } from './answered-fields';
import { previewCodes } from './code-impact';
import { previewForms } from './impact';
import { attachmentRoutes } from './routes/attachments';
import { entryRoutes } from './routes/entries';
import { formMoveRoutes } from './routes/form-move';
import { importRoutes } from './routes/imports';
import { organisationImportRoutes } from './routes/organisation-import';
import { reportRoutes } from './routes/reports';
import { searchRoutes } from './routes/search';

export { guard as guardFormula } from '../domain/export/formula-guard';
export { addHeader } from '../domain/export/write-xlsx';
export { openXlsxFile } from '../domain/export/xlsx-file';
export { type Admitting, admitEntries } from './admission';
export { attachmentsOf } from './attachment';
export { clock, createEntry } from './create-entry';
export { registryEvents } from './events';
export { configureFiles, files } from './files';
export { codeSegment } from './fill-project';
export {
  entriesOfProject,
  findEntry,
  findProjectByCode,
  projectOf,
  projectsByCode,
  type StoredEntry,
  submittedReports,
} from './find-project';
export { presentRow, visibleLibrary } from './list-entries';
export { checkFilters } from './list-query';
export { clearedValues, presentEntry } from './present-entry';
export * from './protections';
export { type ListQuery, whereSql } from './queries/list-entries';
export { readEntries, rejudgeEntries, rejudgeThese, type StoredSaving } from './rejudge';
export { rememberedRule } from './remembered-rule';
export { insertEntries, insertProjects, type OtherCode, type ReportRow, writeReports } from './save-entries';
export { type Scan, type ScannedEntry, scanEntries } from './scan-entries';

const plugin: StrapiPlugin = {
  routes: {
    api: strapiRoutes([
      ...attachmentRoutes,
      ...entryRoutes,
      ...formMoveRoutes,
      ...importRoutes,
      ...organisationImportRoutes,
      ...reportRoutes,
      ...searchRoutes,
    ]),
  },

  register() {
    libraryEvents.on('answers-asked', answeredFields);
    libraryEvents.on('release-previewing', previewForms);
    libraryEvents.on('release-previewing', previewCodes);
  },

  bootstrap: () => migrate('registry', join(__dirname, '../../server/migrations')),
};

export default plugin;
