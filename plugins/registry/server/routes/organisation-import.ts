import { defineRoute, download, type UploadedFile } from '@project-cloud/access/server';
import { z } from 'zod';
import { ORGANISATION_COLUMNS } from '../../domain/import/organisation-columns';
import { takeOrganisationFile } from '../import/organisation-file';

const BOM = '\ufeff';
const EXAMPLE = ['451421-sthj', '扶绥县生态环境局', '生态环境', '', '451421', '451400-sthj'];

export const organisationImportRoutes = [
  defineRoute({
    method: 'POST',
    path: '/organisations/import',
    tag: 'registry',
    summary: {
      zh: '导入单位：试导入，或全部保存',
      en: 'Import organisations: look a file through, or save all of it',
    },
    may: 'organisation.manage',
    upload: true,
    query: z.object({ save: z.enum(['true', 'false']).default('false') }).strict(),
    run: ({ principal, query, file, lang }) =>
      takeOrganisationFile(principal, (file as UploadedFile).path, query.save === 'true', lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/organisations/import-template.csv',
    tag: 'registry',
    summary: { zh: '单位导入模板', en: 'The template for importing organisations' },
    may: 'organisation.manage',
    answerType: 'text/csv',
    async run() {
      const header = Object.values(ORGANISATION_COLUMNS).map(([name]) => name);
      const text = [header, EXAMPLE].map((cells) => cells.join(',')).join('\r\n');
      return download(Buffer.from(`${BOM}${text}\r\n`), '单位导入模板.csv', 'text/csv; charset=utf-8');
    },
  }),
];
