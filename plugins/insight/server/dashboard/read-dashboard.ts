import { NotFound, OutOfScope, type Principal } from '@project-cloud/access';
import { currentScope, findRegion, inScope, type Region } from '@project-cloud/access/server';
import { addDays, type IsoDate, type Lang, subtree } from '@project-cloud/kernel';
import { mainLibrary } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { lastCompleteMonth } from '@project-cloud/supervision';
import { type MonthAmount, pairMonths, yearBefore } from '../../domain';
import { lightChangesSql } from '../queries/light-changes';
import { monthsSql } from '../queries/months';
import { narrowed } from '../queries/statement';
import { rowsOf } from '../run';
import { visibleLibraries } from '../visible-libraries';
import { type LightChangeRow, presentChange } from './present-change';
import { readTerritory } from './read-territory';

const CHANGED_WITHIN = 7;
const CHANGES = 20;

/** The territory that was asked for, or one's own; what lies outside the scope is refused, not shown empty. */
async function territoryOf(principal: Principal, code: string | undefined): Promise<Region> {
  const asked = code ?? principal.region?.code;
  const region = asked ? await findRegion(asked) : null;
  if (!region) throw NotFound();
  if (!inScope(region.path)) throw OutOfScope();
  return region;
}

async function libraryFor(principal: Principal, key: string | undefined): Promise<Library> {
  const visible = await visibleLibraries(principal);
  const library = key ? visible.find((one) => one.key === key) : mainLibrary(visible);
  if (!library) throw NotFound();
  return library;
}

async function monthsOf(library: Library, scope: ReturnType<typeof currentScope>, dataMonth: string) {
  const statement = monthsSql(library, scope, { from: `${yearBefore(dataMonth).slice(0, 4)}-01`, to: dataMonth });
  return statement ? pairMonths(await rowsOf<MonthAmount & Record<string, unknown>>(statement), dataMonth) : [];
}

/** How a territory stands in one library. Figures are of the rows a list shows; months are those that are wholly over. */
export async function readDashboard(
  principal: Principal,
  query: { region?: string; library?: string },
  today: IsoDate,
  lang: Lang,
) {
  const [region, library] = await Promise.all([
    territoryOf(principal, query.region),
    libraryFor(principal, query.library),
  ]);
  const scope = narrowed(currentScope(), subtree(region.path));
  const dataMonth = lastCompleteMonth(today);
  const since = `${addDays(today, -CHANGED_WITHIN)}T00:00:00Z`;
  const [territory, months, changes] = await Promise.all([
    readTerritory(library, scope, region, dataMonth.slice(0, 4), lang),
    monthsOf(library, scope, dataMonth),
    rowsOf<LightChangeRow>(lightChangesSql([library.key], scope, since, CHANGES)),
  ]);
  return {
    region: { code: region.code, name: region.name, path: region.path, level: region.level },
    library: { key: library.key, name: library.body.name[lang] || library.body.name.zh },
    moneyUnit: library.body.moneyUnit,
    asOf: today,
    dataMonth,
    ...territory,
    months,
    changes: await Promise.all(changes.map((change) => presentChange(change, lang))),
  };
}
