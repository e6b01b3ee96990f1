import { accepted, created, defineRoute, download, type UploadedFile } from '@project-cloud/access/server';
import { z } from 'zod';
import { ImportMapping } from '../../domain/import/mapping';
import { exportEntries, importTemplate } from '../export';
import { badRowsFile } from '../import/bad-rows-file';
import { findImport, listImports, type StoredImport } from '../import/import-store';
import { beginImport, chooseSheet, savedMappings, setMapping, startImport } from '../import/manage-import';
import { ListParameters } from '../list-query';
import { ById } from './entries';

const ByKey = z.object({ key: z.string().max(60) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

function secondsLeft(imported: StoredImport): number | null {
  if (!imported.started_at || imported.done === 0 || !['checking', 'running'].includes(imported.state)) return null;
  const spent = (Date.now() - imported.started_at.getTime()) / 1000;
  return Math.max(1, Math.round((spent / imported.done) * (imported.total - imported.done)));
}

function present(imported: StoredImport, lang: 'zh' | 'en') {
  const { survey } = imported;
  return {
    id: imported.id,
    library: imported.library_key,
    use: imported.use,
    state: imported.state,
    fileName: imported.file_name,
    format: survey.layout.format,
    encoding: survey.layout.encoding,
    sheet: survey.layout.sheet,
    sheets: survey.sheets,
    columns: survey.columns,
    rows: survey.rows,
    blankRows: survey.blankRows,
    issues: survey.issues.map((issue) => issue[lang]),
    mapping: imported.mapping,
    suggestion: imported.mapping,
    progress: { done: imported.done, total: imported.total },
    good: imported.good,
    bad: imported.bad,
    problems: imported.problems.slice(0, 200).map((problem) => ({ ...problem, reason: problem.reason[lang] })),
    failure: imported.failure,
    createdBy: imported.created_by_name,
    createdAt: imported.created_at,
    startedAt: imported.started_at,
    finishedAt: imported.finished_at,
    secondsLeft: secondsLeft(imported),
  };
}

const use = z.enum(['entries', 'reports', 'records']);

export const importRoutes = [
  defineRoute({
    method: 'POST',
    path: '/libraries/:key/imports',
    tag: 'registry',
    summary: { zh: '上传要导入的文件', en: 'Upload a file to import' },
    may: 'entry.import',
    status: 201,
    params: ByKey,
    upload: true,
    query: z.object({ use: use.default('entries'), sheet: z.string().max(60).optional() }).strict(),
    run: async ({ principal, params, query, file, lang }) =>
      created(present(await startImport(principal, params.key, query.use, file as UploadedFile, query.sheet), lang)),
  }),
  defineRoute({
    method: 'GET',
    path: '/imports',
    tag: 'registry',
    summary: { zh: '导入记录', en: 'Imports' },
    may: 'entry.import',
    query: z.object({ library: z.string().max(60).optional() }).strict(),
    run: async ({ query, lang }) => ({
      items: (await listImports(query.library ?? null)).map((imported) => {
        const { columns, problems, mapping, suggestion, ...line } = present(imported, lang);
        return line;
      }),
    }),
  }),
  defineRoute({
    method: 'GET',
    path: '/imports/:id',
    tag: 'registry',
    summary: { zh: '导入进度和结果', en: 'How an import goes' },
    may: 'entry.import',
    params: ById,
    run: async ({ params, lang }) => present(await findImport(params.id), lang),
  }),
  defineRoute({
    method: 'PUT',
    path: '/imports/:id/sheet',
    tag: 'registry',
    summary: { zh: '换一个工作表', en: 'Take another sheet of the file' },
    may: 'entry.import',
    params: ById,
    body: z.object({ sheet: z.string().min(1).max(60) }).strict(),
    run: async ({ principal, params, body, lang }) =>
      present(await chooseSheet(principal, params.id, body.sheet), lang),
  }),
  defineRoute({
    method: 'PUT',
    path: '/imports/:id/mapping',
    tag: 'registry',
    summary: { zh: '确定列的对应', en: 'Settle the mapping' },
    may: 'entry.import',
    params: ById,
    body: z
      .object({
        mapping: ImportMapping,
        saveAs: z
          .object({ key: z.string().regex(/^[a-z][a-z0-9-]{1,47}$/), title: z.string().trim().min(1).max(100) })
          .strict()
          .optional(),
      })
      .strict(),
    run: async ({ principal, params, body, lang }) =>
      present(await setMapping(principal, params.id, body.mapping, body.saveAs), lang),
  }),
  defineRoute({
    method: 'POST',
    path: '/imports/:id/dry-run',
    tag: 'registry',
    summary: { zh: '试导入，不保存', en: 'Check without saving' },
    may: 'entry.import',
    status: 202,
    params: ById,
    run: async ({ principal, params, lang }) => accepted(present(await beginImport(principal, params.id, false), lang)),
  }),
  defineRoute({
    method: 'POST',
    path: '/imports/:id/run',
    tag: 'registry',
    summary: { zh: '导入', en: 'Import' },
    may: 'entry.import',
    status: 202,
    params: ById,
    run: async ({ principal, params, lang }) => accepted(present(await beginImport(principal, params.id, true), lang)),
  }),
  defineRoute({
    method: 'GET',
    path: '/imports/:id/bad-rows.csv',
    tag: 'registry',
    summary: { zh: '下载问题行', en: 'The rows that were not taken' },
    may: 'entry.import',
    answerType: 'text/csv',
    params: ById,
    async run({ params, lang }) {
      const imported = await findImport(params.id);
      return download(
        await badRowsFile(imported, lang),
        `${imported.file_name.replace(/\.[^.]+$/, '')}-${lang === 'en' ? 'bad rows' : '问题行'}.csv`,
        CSV,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/mappings',
    tag: 'registry',
    summary: { zh: '保存的列对应', en: 'Saved mappings' },
    may: 'entry.import',
    params: ByKey,
    run: async ({ params }) => ({ items: await savedMappings(params.key) }),
  }),
  ...(['csv', 'xlsx'] as const).map((format) =>
    defineRoute({
      method: 'GET',
      path: `/libraries/:key/export.${format}`,
      tag: 'registry',
      summary: { zh: `导出为 ${format.toUpperCase()}`, en: `Export as ${format}` },
      may: 'entry.export',
      answerType: format === 'csv' ? 'text/csv' : XLSX,
      params: ByKey,
      query: ListParameters.pick({ filter: true, q: true, sort: true, columns: true, aside: true }).strict(),
      async run({ principal, params, query, lang }) {
        const { stream, name } = await exportEntries(
          principal,
          params.key,
          { ...query, limit: 200, totals: 'false' },
          format,
          lang,
        );
        return download(stream, name, format === 'csv' ? CSV : XLSX);
      },
    }),
  ),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/template.xlsx',
    tag: 'registry',
    summary: { zh: '导入模板', en: 'Import template' },
    may: 'entry.import',
    answerType: XLSX,
    params: ByKey,
    async run({ principal, params, lang }) {
      const { stream, name } = await importTemplate(principal, params.key, lang);
      return download(stream, name, XLSX);
    },
  }),
];
