/** A column as Strapi's schema describes it before it is made. */
export interface WantedColumn {
  name: string;
  type: string;
  args: readonly unknown[];
  notNullable: boolean;
  defaultTo: unknown;
}

/** A column as it is in the database. */
export interface PresentColumn {
  /** As `format_type` writes it. */
  type: string;
  notNull: boolean;
  default: string | null;
}

/** What has to be altered; `type` says whether the type is among it, which no policy may stand by. */
export interface Alteration {
  type: boolean;
  actions: string[];
}

const PLAIN: Readonly<Record<string, string>> = {
  text: 'text',
  integer: 'integer',
  bigInteger: 'bigint',
  double: 'double precision',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp(6) without time zone',
  timestamp: 'timestamp(6) without time zone',
};

/** The PostgreSQL type that Strapi makes of a column; null for one that no policy would name. */
export function sqlTypeOf({ type, args }: Pick<WantedColumn, 'type' | 'args'>): string | null {
  if (type === 'string') return `character varying(${args[0] ?? 255})`;
  if (type === 'decimal') return `numeric(${args[0] ?? 10},${args[1] ?? 2})`;
  return PLAIN[type] ?? null;
}

const lengthOf = (type: string) => Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? 0);
const isText = (type: string) => type === 'text' || lengthOf(type) > 0;

// A longer text serves as well: Strapi leaves it, and so do we.
const serves = (is: string, wanted: string) =>
  is === wanted || (lengthOf(wanted) > 0 && lengthOf(is) >= lengthOf(wanted));

// As Strapi compares them: PostgreSQL writes '' as ''::character varying, so the default of a text never looks the same.
function hasDefault(is: string | null, wanted: unknown): boolean {
  if (is === null) return wanted === null;
  return [String(wanted), `'${wanted}'`].includes(is.toLowerCase());
}

/** What brings a column to what Strapi wants of it, so that Strapi itself finds nothing to alter; null when it is so. */
export function alterationOf(name: string, is: PresentColumn, wanted: WantedColumn): Alteration | null {
  const type = sqlTypeOf(wanted);
  if (type === null) return null;
  if (isText(type) && wanted.defaultTo !== null) {
    throw new Error(`${name}: a policy names this column, so its content type must give it no default`);
  }
  const retype = !serves(is.type, type);
  const redefault = !hasDefault(is.default, wanted.defaultTo);
  const column = `ALTER COLUMN "${wanted.name}"`;
  const actions: string[] = [];
  if (redefault || (retype && is.default !== null)) actions.push(`${column} DROP DEFAULT`);
  if (retype || (wanted.notNullable && !is.notNull)) {
    // Read as the bare type first: a cast to varchar(255) would cut a longer text off, the assignment refuses it.
    const value = `"${wanted.name}"::${type.replace(/\(.*?\)/, '')}`;
    const full = wanted.notNullable && isText(type) ? `coalesce(${value}, '')` : value;
    actions.push(`${column} TYPE ${retype ? type : is.type} USING ${full}`);
  }
  if (wanted.defaultTo !== null && (redefault || retype)) actions.push(`${column} SET DEFAULT ${wanted.defaultTo}`);
  if (wanted.notNullable !== is.notNull) actions.push(`${column} ${wanted.notNullable ? 'SET' : 'DROP'} NOT NULL`);
  if (actions.length === 0) return null;
  return { type: actions.some((action) => action.includes(' USING ')), actions };
}
