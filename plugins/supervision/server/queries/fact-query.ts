import { addMonths, type IsoDate, monthOf } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { NotInSql, type SqlFact, type SqlFacts, type SqlSource, Values } from '@project-cloud/rules-engine';
import {
  BUILT_IN_FACTS,
  derivedFacts,
  exactSql,
  type FieldFact,
  fieldFacts,
  type ReportColumns,
  type SqlMoment,
} from '../../domain';
import { Layers } from './layers';
import { latestReportSql, REPORT_COLUMNS, reportsSql } from './report-columns';

/** The entries of a library with their facts as of a day, out of its projection and its reports. */
export interface FactQuery extends SqlSource {
  values: unknown[];
}

/** A fact, or what lies at a path in it, as an expression over `p`. */
export interface HeldFact extends SqlFact {
  fact: string;
  path: readonly (string | number)[];
}

export interface FactQueryOptions {
  today: IsoDate;
  /** Whether facts may count from the day the entry was made. */
  entered?: boolean;
  /** Which entries: a predicate over `p`, the projection. */
  where?: (values: Values) => string;
  /** Where `p` holds what the reports say, so that they need not be read. Such columns speak for today only. */
  reports?: ReportColumns;
  /** More columns of `p`, to be had as columns of `s`. */
  columns?: readonly string[];
  /** Facts, or paths into them, that `p` holds as columns. */
  held?: readonly HeldFact[];
}

type QueriedLibrary = Pick<Library, 'key' | 'body' | 'table' | 'columns'>;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const BUILT_IN = new Map(BUILT_IN_FACTS.map((fact) => [fact.key, fact]));

const placeOf = (fact: string, path: readonly (string | number)[]) => JSON.stringify([fact, ...path]);

/** JSON as rules read it: nothing and an empty text are null, and nothing is absent. */
const asKnown = (json: string): SqlFact => ({
  type: 'json',
  sql: `coalesce(NULLIF(${json}, '""'::jsonb), 'null'::jsonb)`,
});

/**
 * Facts in SQL: what `computeFacts` says of an entry, to the last digit, for all entries of a library at once. Throws
 * `NotInSql` on a fact that only JavaScript can compute.
 */
export function factQuery(library: QueriedLibrary, keys: Iterable<string>, options: FactQueryOptions): FactQuery {
  const values = new Values();
  const layers = new Layers();
  const tables = new Set<'e' | 'x' | 'r' | 'l'>();
  const month = `${monthOf(options.today)}-01`;
  const facts = new Map<string, SqlFact>();
  const fields = new Map([...fieldFacts(library.body)].reverse().map((field) => [field.key, field]));

  /** An expression over the tables at the bottom, as a column of the row. */
  const bottom = (table: 'e' | 'x' | 'r' | 'l' | 'p', sql: string): string => {
    if (table !== 'p') tables.add(table);
    return layers.column(sql);
  };
  const answers = { project: 'x', entry: 'e', report: 'l' } as const;

  const fieldFact = (of: FieldFact['of'], key: string, type: FieldFact['type']): SqlFact => {
    const held = of === 'report' ? undefined : library.columns.get(key);
    const column = held?.of === (of === 'project' ? 'core' : 'entry') ? `p."${held.column}"` : null;
    if (column !== null && held) {
      if (type === 'number') return { type, sql: bottom('p', `${column}::float8`) };
      if (type === 'date' || type === 'boolean') return { type, sql: bottom('p', column) };
      if (held.sqlType === 'text[]') return { type: 'json', sql: bottom('p', asKnown(`to_jsonb(${column})`).sql) };
      return { type: 'text', sql: bottom('p', `NULLIF(${column}, '')`) };
    }
    if (of === 'project') return { type: 'text', sql: bottom('x', `NULLIF(x.${key}, '')`) };
    const table = answers[of];
    const json = `${table}."values" -> ${quoted(key)}`;
    if (type === 'number') return { type, sql: bottom(table, `pc.rule_figure(${json})`) };
    if (type === 'date') return { type, sql: bottom(table, `pc.rule_day(${json})`) };
    return { type: 'json', sql: bottom(table, asKnown(json).sql) };
  };
  /** A field of the entry as a figure or a day, whatever the library says that it is. */
  const own = (key: string, type: 'number' | 'date'): string => fieldFact('entry', key, type).sql;
  const report = (column: string) => bottom(options.reports ? 'p' : 'r', column);

  const moment: SqlMoment = {
    today: values.date(options.today),
    month: values.text(monthOf(options.today)),
    completeMonth: values.text(addMonths(monthOf(options.today), -1)),
    day: (key) => fieldFact('project', key, 'date').sql,
    get total() {
      return fieldFact('project', 'total_investment', 'number').sql;
    },
    ownDay: (key) => own(key, 'date'),
    ownFigure: (key) => own(key, 'number'),
    get stage() {
      return bottom('p', 'p.stage');
    },
    get enteredOn() {
      return options.entered ? bottom('e', 'e.created_at::date') : 'NULL::date';
    },
    reports: lazily(options.reports ?? REPORT_COLUMNS, report),
    known: (key) => factOf(key).sql,
  };

  const computed = (key: string): SqlFact => {
    const builtIn = BUILT_IN.get(key);
    if (builtIn) return { type: builtIn.type === 'text' ? 'text' : 'number', sql: layers.column(builtIn.sql(moment)) };
    const field = fields.get(key);
    if (field) return fieldFact(field.of, field.field.key, field.type);
    const derived = derivedFacts(library.body).find((one) => one.key === key);
    if (!derived) throw new NotInSql(`no fact "${key}"`);
    if (derived.type === 'list' || derived.expression === null) throw new NotInSql(`fact "${key}" has no SQL`);
    const sql = derived.expression.toSql((read) => factOf(read).sql, values.list, { today: options.today });
    if (derived.type !== 'number') return { type: derived.type, sql: layers.column(`(${sql})`) };
    return { type: 'number', sql: layers.column(exactSql(`(${sql})::float8`)) };
  };
  function factOf(key: string): SqlFact {
    const known = facts.get(key) ?? computed(key);
    facts.set(key, known);
    return known;
  }

  for (const { fact, path, sql, ...type } of options.held ?? []) {
    facts.set(path.length === 0 ? fact : placeOf(fact, path), { ...type, sql: bottom('p', sql) });
  }
  for (const key of keys) factOf(key);
  const monthSql = values.text(month);
  const joins = [
    `${library.table} p`,
    ...(tables.has('e') ? ['JOIN library_entries e ON e.document_id = p.entry_id'] : []),
    ...(tables.has('x') ? ['JOIN projects x ON x.document_id = p.project_id'] : []),
    ...(tables.has('r') ? [`LEFT JOIN LATERAL ${reportsSql(library.body, monthSql)} r ON true`] : []),
    ...(tables.has('l') ? [`LEFT JOIN LATERAL ${latestReportSql(monthSql)} l ON true`] : []),
    ...(options.where ? [`WHERE ${options.where(values)}`] : []),
  ];
  const known: SqlFacts = (fact, path) => facts.get(path.length === 0 ? fact : placeOf(fact, path)) ?? null;
  return {
    from: layers.from(
      ['entry_id', 'region_path', 'light', ...(options.columns ?? [])].map((one) => `p.${one}`).join(', '),
      joins.join(' '),
    ),
    values: values.list,
    select: 's.entry_id',
    facts: known,
  };
}

/** Columns that join their table when somebody asks for them. */
function lazily<C extends object>(columns: C, ask: (column: string) => string): C {
  return new Proxy(columns, { get: (of, key) => ask(String(Reflect.get(of, key))) });
}
