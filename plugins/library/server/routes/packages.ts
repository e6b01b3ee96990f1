import { readFile } from 'node:fs/promises';
import { SYSTEM_SCOPE } from '@project-cloud/access';
import { currentScope, defineRoute, download, type UploadedFile } from '@project-cloud/access/server';
import type { FieldIssue, Lang } from '@project-cloud/kernel';
import { z } from 'zod';
import { type Change, DefinitionKey, PACKAGE_LIMITS, PackagePlatformOnly, PackageUnreadable } from '../../domain';
import { exportPackage } from '../package/export-package';
import { applyImport, type Planned, planImport } from '../package/import-package';
import { packZip } from '../package/zip';

const flag = z.enum(['true', 'false']).default('false');

const Item = z.object({
  path: z.string(),
  kind: z.string(),
  key: z.string(),
  region: z.string().nullable(),
  title: z.string(),
  action: z.enum(['create', 'change', 'same', 'conflict']),
  version: z.number().nullable(),
  current: z.number().nullable(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  changes: z.array(z.custom<Change>()),
});

const Plan = z.object({
  library: z.string(),
  checksum: z.string(),
  items: z.array(Item),
  missing: z.array(z.object({ name: z.string(), path: z.string(), at: z.string() })),
  ok: z.boolean(),
});

const told = (lang: Lang) => (issue: FieldIssue) => ({ ...issue, message: issue.message[lang] });

function present({ library, checksum, items, missing, ok, changes }: Planned, lang: Lang): z.infer<typeof Plan> {
  return {
    library,
    checksum,
    ok,
    missing,
    items: items.map(({ reason, title, issues, ...item }) => ({
      ...item,
      title: title[lang] || title.zh,
      issues: issues.map(told(lang)),
      changes: changes.get(item.path) ?? [],
      ...(reason ? { reason: { code: reason.code, message: reason.message[lang] } } : {}),
    })),
  };
}

async function bytesOf(file: UploadedFile | null): Promise<Buffer> {
  const { path, size } = file as UploadedFile;
  const most = PACKAGE_LIMITS.bytes;
  if (size > most)
    throw PackageUnreadable({ zh: `超过 ${most / 2 ** 20} MB`, en: `it is larger than ${most / 2 ** 20} MB` });
  return readFile(path);
}

/** What a package brings is in force in every region, so only who answers for all of them lets it in. */
function refuseRegional(): void {
  const { lo, hi, owner } = currentScope();
  if (lo !== SYSTEM_SCOPE.lo || hi !== SYSTEM_SCOPE.hi || owner !== SYSTEM_SCOPE.owner) throw PackagePlatformOnly();
}

export const packageRoutes = [
  defineRoute({
    method: 'GET',
    path: '/packages/:library',
    tag: 'library',
    summary: { zh: '导出项目库的元数据包', en: 'Export a library as a metadata package' },
    may: 'model.read',
    params: z.object({ library: DefinitionKey }),
    answerType: 'application/zip',
    async run({ params }) {
      const { manifest, files } = await exportPackage(params.library);
      return download(packZip(files), `${params.library}-${manifest.checksum.slice(0, 8)}.zip`, 'application/zip');
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/packages/plan',
    tag: 'library',
    summary: { zh: '导入元数据包会做什么', en: 'What importing a metadata package would do' },
    may: 'model.read',
    upload: true,
    query: z.object({ force: flag }).strict(),
    answer: Plan,
    run: async ({ query, file, lang }) => present(await planImport(await bytesOf(file), query.force === 'true'), lang),
  }),
  defineRoute({
    method: 'POST',
    path: '/packages/apply',
    tag: 'library',
    summary: { zh: '导入元数据包，全部或都不', en: 'Import a metadata package, all of it or nothing' },
    may: 'definition.publish',
    upload: true,
    query: z.object({ force: flag, checksum: z.string().length(64).optional() }).strict(),
    answer: Plan,
    async run({ principal, query, file, lang }) {
      refuseRegional();
      const options = { force: query.force === 'true', checksum: query.checksum };
      return present(await applyImport(principal, await bytesOf(file), options), lang);
    },
  }),
];
