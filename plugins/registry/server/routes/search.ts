import { currentScope, database, defineRoute } from '@project-cloud/access/server';
import { allLibraries } from '@project-cloud/library/server';
import { z } from 'zod';

/** By the beginning of any code, or by part of the name; the row-level policies of both tables stand behind it. */
const SEARCH = `WITH found AS (
    SELECT p.document_id FROM project_codes c JOIN projects p ON p.document_id = c.project_id
    WHERE c.region_path COLLATE "C" >= $1 AND c.region_path COLLATE "C" < $2 AND c.value COLLATE "C" >= $3 AND c.value COLLATE "C" < $3 || '~'
    UNION
    SELECT p.document_id FROM projects p
    WHERE p.region_path COLLATE "C" >= $1 AND p.region_path COLLATE "C" < $2 AND strpos(lower(p.name), lower($3)) > 0
    LIMIT 200)
  SELECT p.code, p.name, g.name AS region, e.library_key AS library, e.document_id AS id
  FROM found f JOIN projects p USING (document_id) JOIN library_entries e ON e.project_id = p.document_id LEFT JOIN regions g ON g.code = p.region_code
  ORDER BY (p.code = $3) DESC, length(p.name), p.name LIMIT 20`;

export const searchRoutes = [
  defineRoute({
    method: 'GET',
    path: '/search',
    tag: 'registry',
    summary: { zh: '按代码或名称查项目', en: 'Find projects by code or name' },
    may: 'entry.read',
    query: z.object({ q: z.string().trim().min(1).max(100) }).strict(),
    async run({ query, lang }) {
      const { lo, hi } = currentScope();
      const found = await database.query<{ library: string; [key: string]: unknown }>(SEARCH, [lo, hi, query.q]);
      const names = new Map(
        (await allLibraries()).map((library) => [library.key, library.body.name[lang] || library.body.name.zh]),
      );
      return { items: found.rows.map((row) => ({ ...row, libraryName: names.get(row.library) ?? row.library })) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/industries',
    tag: 'registry',
    summary: { zh: '行业分类', en: 'Industries' },
    may: 'anyone',
    run: async () => ({
      items: (
        await database.query('SELECT code, name, parent_code AS "parentCode", level FROM industries ORDER BY code')
      ).rows,
    }),
  }),
];
