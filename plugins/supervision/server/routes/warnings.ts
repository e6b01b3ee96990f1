import { NotFound } from '@project-cloud/access';
import { currentScope, database, defineRoute } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { definitions, type Library, libraryOf } from '@project-cloud/library/server';
import { findEntry } from '@project-cloud/registry/server';
import { z } from 'zod';
import { type ExplanationView, explain, explainKept, type FullExplanation, type KeptEvidence } from '../../domain';
import { HANDLING_COLUMNS, type HandlingRow } from '../handling/find';
import { presentHandling } from '../handling/present';
import { factDictionary, ruleAt } from '../rules-of';

interface WarningRow extends HandlingRow {
  id: string;
  rule: string;
  ruleVersion: number;
  light: 'red' | 'yellow';
  openedAt: string;
  closedAt: string | null;
  evaluatedAt: string;
  reason: { zh: string; en: string } | null;
  /** What was kept when the rule judged; warnings of earlier releases hold the whole explanation. */
  explanation: KeptEvidence | FullExplanation;
  history: unknown[];
  [key: string]: unknown;
}

const OF_ENTRY = `SELECT w.document_id AS id, w.rule_key AS rule, w.rule_version AS "ruleVersion", w.light, w.opened_at AS "openedAt", w.closed_at AS "closedAt",
    w.evaluated_at AS "evaluatedAt", w.reason, w.explanation, w.history, ${HANDLING_COLUMNS} FROM warnings w WHERE w.entry_id = $1
  ORDER BY w.state = 'closed', w.light = 'red' DESC, w.opened_at DESC`;

/** Boxes of the list: how far people have come with a warning, as of the day $8. */
const BOX = {
  open: `w.state <> 'closed'`,
  unhandled: `w.state = 'open' AND coalesce(w.deferred_until < $8::date, true)`,
  handling: `w.state = 'handling'`,
  overdue: `w.state = 'handling' AND w.measure_due < $8::date`,
  review: `w.state = 'review'`,
  deferred: `w.state IN ('open', 'handling') AND w.deferred_until >= $8::date`,
  settled: `w.state = 'settled'`,
  closed: `w.state = 'closed'`,
  all: 'true',
} as const;
type Box = keyof typeof BOX;
const BOXES = Object.keys(BOX) as [Box, ...Box[]];

/** What both statements read: the scope, light, rule, name and day; the page only asks for what comes after a row. */
const matching = (
  box: Box,
) => `w.region_path COLLATE "C" >= $1 AND w.region_path COLLATE "C" < $2 AND ($3 = '*' OR w.owner_code = $3)
    AND ($4::text IS NULL OR w.light = $4) AND ($5::text IS NULL OR w.rule_key = $5) AND $8::date IS NOT NULL AND ${BOX[box]}
    AND ($7::bigint IS NULL OR w.id < $7) AND ($6::text IS NULL OR EXISTS (
      SELECT 1 FROM projects q WHERE q.document_id = w.project_id AND (strpos(q.name, $6) > 0 OR q.code = $6)))`;

const listSql = (
  box: Box,
) => `SELECT w.document_id AS id, w.entry_id AS "entryId", p.code, p.name, g.name AS region, w.rule_key AS rule, w.light, w.reason,
    w.opened_at AS "openedAt", w.id AS seq, ${HANDLING_COLUMNS}
  FROM warnings w JOIN projects p ON p.document_id = w.project_id LEFT JOIN regions g ON g.code = p.region_code
  WHERE ${matching(box)} ORDER BY w.id DESC LIMIT 51`;

const countSql = (box: Box) => `SELECT count(*)::int AS count FROM warnings w WHERE ${matching(box)}`;

const Query = z
  .object({
    light: z.enum(['red', 'yellow']).optional(),
    rule: z.string().max(60).optional(),
    state: z.enum(BOXES).default('open'),
    q: z.string().max(100).optional(),
    after: z.coerce.number().int().optional(),
  })
  .strict();

const PAGE = 50;
const clock = systemClock();

type ListedRow = HandlingRow & {
  rule: string;
  reason: { zh: string; en: string } | null;
  seq: number;
  [key: string]: unknown;
};

const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });

async function titleOf(rule: string, lang: 'zh' | 'en') {
  const definition = await definitions.effective('rule', rule);
  return {
    title: definition?.title[lang] || definition?.title.zh || rule,
    legalBasis: String(definition?.body.legalBasis ?? ''),
  };
}

async function fullExplanation(library: Library, { rule, ruleVersion, explanation }: WarningRow) {
  if ('levels' in explanation) return explanation;
  const then = await ruleAt(library, rule, ruleVersion);
  return then && explainKept(then, explanation);
}

const NOTHING_TO_SAY: ExplanationView = { heading: '', rows: [], counterfactual: null, notes: [] };

export const warningRoutes = [
  defineRoute({
    method: 'GET',
    path: '/entries/:id/warnings',
    tag: 'supervision',
    summary: { zh: '一个项目的预警及说明', en: 'Warnings of an entry, explained' },
    may: 'warning.read',
    params: ById,
    async run({ principal, params, lang }) {
      const today = clock.today();
      const entry = await findEntry(params.id);
      if (!entry) throw NotFound();
      const library = await libraryOf(entry.library_key);
      const dictionary = factDictionary(library);
      const found = await database.query<WarningRow>(OF_ENTRY, [params.id]);
      const items = await Promise.all(
        found.rows.map(async (row) => {
          const full = await fullExplanation(library, row);
          const view = full ? explain(full, { dictionary, lang }) : NOTHING_TO_SAY;
          return {
            ...row,
            ...presentHandling(row, principal, today),
            ...(await titleOf(row.rule, lang)),
            reason: row.reason?.[lang] ?? null,
            explanation: view,
            counterfactual: view.counterfactual ? [{ text: view.counterfactual }] : [],
          };
        }),
      );
      return { items };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/warnings',
    tag: 'supervision',
    summary: { zh: '预警列表', en: 'List warnings' },
    may: 'warning.read',
    query: Query,
    async run({ principal, query, lang }) {
      const { lo, hi, owner } = currentScope();
      const today = clock.today();
      const { light, rule, q, state } = query;
      const asked = [lo, hi, owner, light ?? null, rule ?? null, q ?? null];
      const [found, counted] = await Promise.all([
        database.query<ListedRow>(listSql(state), [...asked, query.after ?? null, today]),
        database.query<{ count: number }>(countSql(state), [...asked, null, today]),
      ]);
      const rows = found.rows.slice(0, PAGE);
      const items = await Promise.all(
        rows.map(async ({ seq, ...row }) => {
          const { steps, may, ...handling } = presentHandling(row, principal, today);
          return {
            ...row,
            ...handling,
            title: (await titleOf(row.rule, lang)).title,
            reason: row.reason?.[lang] ?? null,
            steps: undefined,
          };
        }),
      );
      return {
        items,
        next: found.rows.length > PAGE ? (rows.at(-1)?.seq ?? null) : null,
        count: counted.rows[0]?.count ?? 0,
      };
    },
  }),
];
