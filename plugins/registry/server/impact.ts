import { currentScope, database } from '@project-cloud/access/server';
import type { CompiledForm, JsonSchema } from '@project-cloud/forms-engine';
import type { IsoDate } from '@project-cloud/kernel';
import type { ImpactLists } from '@project-cloud/library';
import {
  type Forecast,
  type FutureForm,
  formFor,
  type Library,
  type LibraryChange,
} from '@project-cloud/library/server';
import { type Asked, askedOf } from '../domain/asked-of';
import { formChange } from '../domain/form-change';
import { clock } from './create-entry';
import { type ScannedEntry, scanEntries } from './scan-entries';

const PATHS = (library: Library) => `SELECT region_path AS path, count(*)::int AS count FROM ${library.table}
  WHERE region_path >= $1 AND region_path < $2 AND ($3 = '*' OR owner_scope = $3) GROUP BY region_path`;

/** Regions that fill in the same form before, and the same after. */
interface Group {
  before: { schema: JsonSchema; compiled: CompiledForm };
  after: FutureForm;
  paths: string[];
}

/** Which entries would lack what a changed form asks for, and which answers would lie outside its bounds. */
export async function previewForms({ forecast, lists }: { forecast: Forecast; lists: ImpactLists }): Promise<void> {
  for (const change of forecast.libraries) {
    const { before, after } = change;
    if (!before) continue;
    const moved = before.body.form !== after.body.form;
    if (!moved && !forecast.parts.some((part) => part.kind === 'form' && part.key === after.body.form)) continue;
    for (const group of await groupsOf(forecast, before, after)) await previewGroup(change, group, lists);
  }
}

async function groupsOf(forecast: Forecast, before: Library, after: Library): Promise<Group[]> {
  const { lo, hi, owner } = currentScope();
  const found = await database.query<{ path: string }>(PATHS(before), [lo, hi, owner]);
  const groups = new Map<string, Group>();
  for (const { path } of found.rows) {
    const now = await formFor(before.body.form, path);
    const then = await forecast.form(after.body.form, path);
    if (!then) continue;
    const slot = `${now.version}>${then.id}`;
    const known = groups.get(slot);
    if (known) known.paths.push(path);
    else groups.set(slot, { before: { schema: now.schema, compiled: now.compiled }, after: then, paths: [path] });
  }
  return [...groups.values()];
}

const topKey = (path: string) => path.split(/[.[]/)[0] ?? path;

function answersFor(form: CompiledForm, entry: ScannedEntry): Record<string, unknown> {
  const all: Record<string, unknown> = { ...entry.project, ...entry.values };
  return Object.fromEntries(form.keys.flatMap((key) => (key in all ? [[key, all[key]]] : [])));
}

const NOTHING: ReadonlySet<string> = new Set();

function faultsIn(form: CompiledForm, entry: ScannedEntry, today: IsoDate): ReadonlySet<string> {
  const answers = answersFor(form, entry);
  const { issues } = form.validate(answers, { today, kept: answers });
  return new Set(issues.map((issue) => `${topKey(issue.path)} ${issue.code}`));
}

const PLAIN = new Set(['text', 'date', 'boolean', 'numeric', 'integer', 'bigint', 'double precision']);

/** The condition of lacking an answer that is asked for, over the list of a library; null where a column is missing. */
function lacksOne(library: Library, asked: readonly Asked[], today: IsoDate): ((params: unknown[]) => string) | null {
  const columnOf = (key: string) => {
    const column = library.columns.get(key);
    return column && PLAIN.has(column.sqlType.replace(/\(.*/, '')) ? `l."${column.column}"` : null;
  };
  if (asked.some(({ when }) => when?.reads.some((key) => columnOf(key) === null))) return null;
  return (params) => {
    const parts = asked.map(({ key, when }) => {
      params.push(key);
      const unanswered = `NOT e."values" ? $${params.length}::text`;
      return when
        ? `(${unanswered} AND (${when.toSql((read) => columnOf(read) ?? 'NULL', params, { today })}))`
        : unanswered;
    });
    return parts.length > 0 ? `(${parts.join(' OR ')})` : 'FALSE';
  };
}

async function previewGroup({ before, after }: LibraryChange, group: Group, lists: ImpactLists): Promise<void> {
  const { changed, bounds } = formChange(group.before.schema, group.after.schema);
  if (changed.size === 0 || !before) return;
  const today = clock.today();
  const { compiled } = group.after;
  const own = [...changed].filter((key) => compiled.fields[key]?.core === false);
  // Where nothing is bounded otherwise, only those who have not answered can fail.
  const lacking = !bounds && own.length === changed.size ? own : null;
  const asked = lacking && askedOf(group.after.schema, compiled, lacking);
  const only = lacking ? { lacking, holds: asked && lacksOne(before, asked, today) } : {};
  // What was not asked for before cannot have been lacking.
  const askedBefore = [...changed].some((key) => (group.before.compiled.fields[key]?.required ?? false) !== false);
  const anew = lacking !== null && !askedBefore;
  await scanEntries(before, { reports: false, paths: group.paths, ...only }, (batch) => {
    for (const entry of batch) {
      const answers = answersFor(compiled, entry);
      const failing = compiled
        .validate(answers, { today, kept: answers })
        .issues.filter((issue) => changed.has(topKey(issue.path)));
      if (failing.length === 0) continue;
      const already = anew ? NOTHING : faultsIn(group.before.compiled, entry, today);
      const told = new Set<string>();
      for (const issue of failing) {
        const key = topKey(issue.path);
        if (told.has(key) || already.has(`${key} ${issue.code}`)) continue;
        told.add(key);
        const at = { library: after.key, field: key, label: compiled.fields[key]?.title ?? key };
        const value = entry.values[key] ?? null;
        const isMissing = issue.code === 'required';
        lists.field(isMissing ? 'missing' : 'outside', at, {
          entryId: entry.id,
          ...(isMissing ? {} : { value }),
        });
      }
    }
  });
}
