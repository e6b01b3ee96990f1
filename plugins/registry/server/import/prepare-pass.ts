import { checkAllOrganisations, type Region } from '@project-cloud/access/server';
import { formResolver, libraryOf } from '@project-cloud/library/server';
import { createImportPlan, type ImportPlan } from '../../domain/import/plan';
import type { GoodRow } from '../../domain/import/planned-row';
import { clock } from '../create-entry';
import { segmentOf } from '../fill-project';
import { type Checked, type Checker, checkRow, type Known } from './check-row';
import { createCodeStock } from './code-stock';
import type { StoredImport } from './import-store';
import { importResolvers, regionsInForce } from './resolvers';
import type { ReadyRow, SaveContext } from './save-rows';
import { targetFields } from './target-fields';

/** What the plan's check reads and leaves behind while one chunk is decided. */
export interface Hand {
  known: Map<string, Known>;
  /** The good rows, with what was known and what the forms made of them. */
  ready: ReadyRow[];
}

/** One pass over a file. */
export interface Pass {
  imported: StoredImport;
  checker: Checker;
  context: SaveContext;
  plan: ImportPlan;
  /** The chunk that is being decided; null while rows of an earlier pass go by. */
  hand: Hand | null;
}

/** The digits of a region are asked for with every new project, and regions are few. */
function segments(): (region: Region) => string | null {
  const known = new Map<string, string | null>();
  return (region) => {
    let segment = known.get(region.path);
    if (segment === undefined) {
      segment = segmentOf(region.path.split('/').filter(Boolean));
      known.set(region.path, segment);
    }
    return segment;
  };
}

async function createChecker(imported: StoredImport): Promise<Checker> {
  const library = await libraryOf(imported.library_key);
  return {
    library,
    use: imported.use,
    scope: imported.scope,
    today: clock.today(),
    regions: await regionsInForce(),
    organisations: await checkAllOrganisations(),
    entryForm: await formResolver(library.body.form),
    reportForm: library.body.reportForm ? await formResolver(library.body.reportForm) : null,
    segmentOf: segments(),
  };
}

const nothingKnown = (): Known => ({ project: null, entry: null, elsewhere: false, reports: [] });

/** The plan decides a row; its check asks the forms, with what is known of the project. */
export async function preparePass(imported: StoredImport): Promise<Pass> {
  const checker = await createChecker(imported);
  const scheme = imported.mapping.identity?.scheme ?? 'unified';
  const check = (row: GoodRow) => {
    const { hand } = pass;
    if (!hand) return [];
    let known = row.identity === null ? undefined : hand.known.get(row.identity);
    if (!known) {
      known = nothingKnown();
      if (row.identity !== null) hand.known.set(row.identity, known);
    }
    const checked: Checked = { entry: null, report: null };
    const issues = checkRow(checker, row, known, checked);
    if (issues.length === 0) hand.ready.push({ row, checked, known });
    return issues;
  };
  const plan = createImportPlan(imported.mapping, {
    columns: imported.survey.layout.columns,
    fields: targetFields(checker.library),
    resolve: await importResolvers(checker.regions.values()),
    check,
  });
  const context = {
    checker,
    principal: imported.principal,
    scheme,
    codes: createCodeStock(),
    parties: new Set<string>(),
  };
  const pass: Pass = { imported, checker, context, plan, hand: null };
  return pass;
}
