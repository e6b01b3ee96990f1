import { database, defineJob, newDocumentId, type Transaction } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { IndicatorBody, ItemBody, type Measure } from '@project-cloud/library';
import { IN_FORCE, LINK_INDICATORS, LINK_ITEMS, UPSERT_INDICATORS, UPSERT_ITEMS } from './queries/content-types';

const clock = systemClock();

interface Read<Body> {
  key: string;
  version: number;
  body: Body;
}

interface Row {
  code: string;
  [column: string]: unknown;
}

/** How a kind of definition stands in its content type. */
interface Shape<Body> {
  parse(body: unknown): Body;
  row(read: Read<Body>): Row;
  /** Codes that the row links to. */
  linked(body: Body): readonly string[];
  upsert: string;
  link: readonly string[];
}

const item: Shape<ItemBody> = {
  parse: (body) => ItemBody.parse(body),
  row: ({ key, version, body }) => ({
    code: key,
    name: body.name.zh,
    version,
    class: body.class,
    stage: body.stage,
    department: body.department.name.zh,
    legal_basis: body.legalBasis,
    working_days: body.workingDays,
    extension_days: body.extensionDays,
    count_start_day: body.countStartDay,
    in_force_from: body.inForce.from,
    in_force_until: body.inForce.until,
  }),
  linked: ({ prerequisites }) => prerequisites,
  upsert: UPSERT_ITEMS,
  link: LINK_ITEMS,
};

const inText = (measure: Measure | null) => measure?.words.zh ?? '';

const indicator: Shape<IndicatorBody> = {
  parse: (body) => IndicatorBody.parse(body),
  row: ({ key, version, body }) => ({
    code: key,
    name: body.name.zh,
    version,
    level: body.level,
    unit: body.unit,
    formula: body.level === 1 ? null : `${inText(body.numerator)} ÷ ${inText(body.denominator)}`,
    source: body.source,
    weight: body.weight,
    period: body.period,
    scope: body.scope,
  }),
  linked: ({ parent }) => (parent === null ? [] : [parent]),
  upsert: UPSERT_INDICATORS,
  link: LINK_INDICATORS,
};

async function keep<Body>(tx: Transaction, kind: string, shape: Shape<Body>, key: string | null): Promise<void> {
  const found = await tx.query<Read<unknown> & { [column: string]: unknown }>(IN_FORCE, [kind, clock.today(), key]);
  const read = found.rows.map((one) => ({ key: one.key, version: one.version, body: shape.parse(one.body) }));
  if (read.length === 0) return;
  await tx.query(shape.upsert, [JSON.stringify(read.map((one) => ({ id: newDocumentId(), ...shape.row(one) })))]);
  const pairs = read.flatMap(({ key, body }) => shape.linked(body).map((to) => [key, to] as const));
  const codes = read.map(({ key }) => key);
  for (const statement of shape.link)
    await tx.query(statement, [codes, pairs.map(([from]) => from), pairs.map(([, to]) => to)]);
}

/** The content types hold the items and indicators as they are in force: one of them, or all. */
export async function keepInStep(tx: Transaction, asked: { kind: string; key: string } | null): Promise<void> {
  if (!asked || asked.kind === 'item') await keep(tx, 'item', item, asked?.key ?? null);
  if (!asked || asked.kind === 'indicator') await keep(tx, 'indicator', indicator, asked?.key ?? null);
}

/** A version of a later day comes in when its day has come. */
export const keepInStepJob = defineJob({
  name: 'approval-keep-in-step',
  cron: '1 0 * * *',
  atStart: true,
  run: () => database.transaction((tx) => keepInStep(tx, null)),
});
