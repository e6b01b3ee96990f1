import type { OrganisationPlan, OrganisationRow, Principal } from '@project-cloud/access';
import { importOrganisations, previewOrganisations } from '@project-cloud/access/server';
import { defineError, type Lang } from '@project-cloud/kernel';
import { organisationColumns, organisationRow } from '../../domain/import/organisation-columns';
import { fileSource } from '../../domain/tabular/source';
import { inspectTable, readTable } from '../../domain/tabular/table';

const MAX_ROWS = 5_000;

const TooManyRows = defineError('ORGANISATION_ROWS_TOO_MANY', 422, (p: { rows: number }) => ({
  zh: `文件有 ${p.rows} 行，一次最多 ${MAX_ROWS} 行，请分开导入`,
  en: `The file has ${p.rows} rows; at most ${MAX_ROWS} at once`,
}));

async function rowsOf(path: string): Promise<OrganisationRow[]> {
  const source = await fileSource(path);
  const { layout, rows } = await inspectTable(source);
  if (rows > MAX_ROWS) throw TooManyRows({ rows });
  const places = organisationColumns(layout.columns);
  const read: OrganisationRow[] = [];
  for await (const raw of readTable(source, layout)) read.push(organisationRow(raw, places));
  return read;
}

function present(plan: OrganisationPlan, rows: number, lang: Lang, saved: boolean) {
  return {
    rows,
    saved,
    added: plan.add.length,
    changed: plan.change.length,
    same: plan.same,
    faults: plan.faults.map((fault) => ({ ...fault, message: fault.message[lang] })),
    /** What is added and changed, as far as a page shows it. */
    lines: [
      ...plan.add.map(({ row, code, name, regionCode }) => ({ row, code, name, regionCode, changed: null })),
      ...plan.change.map(({ row, code, name, regionCode, changed }) => ({ row, code, name, regionCode, changed })),
    ]
      .sort((a, b) => a.row - b.row)
      .slice(0, 500),
  };
}

/** A file of departments: looked through, or saved as a whole. */
export async function takeOrganisationFile(principal: Principal, path: string, save: boolean, lang: Lang) {
  const rows = await rowsOf(path);
  const plan = save ? await importOrganisations(principal, rows) : await previewOrganisations(rows);
  return present(plan, rows.length, lang, save);
}
