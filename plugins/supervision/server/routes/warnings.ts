import { NotFound } from '@project-cloud/access';
import { currentScope, database, defineRoute } from '@project-cloud/access/server';
import { definitions, type Library, libraryOf } from '@project-cloud/library/server';
import { findEntry } from '@project-cloud/registry/server';
import { z } from 'zod';
import { type ExplanationView, explain, explainKept, type FullExplanation, type KeptEvidence } from '../../domain';
import { factDictionary, ruleAt } from '../rules-of';

interface WarningRow {
  id: string;
  rule: string;
  ruleVersion: number;
  light: 'red' | 'yellow';
  state: string;
  openedAt: string;
  closedAt: string | null;
  evaluatedAt: string;
  reason: { zh: string; en: string } | null;
  /** What was kept when the rule judged; warnings of earlier releases hold the whole explanation. */
  explanation: KeptEvidence | FullExplanation;
  history: unknown[];
  [key: string]: unknown;
}

const OF_ENTRY = `SELECT document_id AS id, rule_key AS rule, rule_version AS "ruleVersion", light, state, opened_at AS "openedAt", closed_at AS "closedAt",
    evaluated_at AS "evaluatedAt", reason, explanation, history FROM warnings WHERE entry_id = $1
  ORDER BY state = 'closed', light = 'red' DESC, opened_at DESC`;

const LIST = `SELECT w.document_id AS id, w.entry_id AS "entryId", p.code, p.name, g.name AS region, w.rule_key AS rule, w.light, w.reason, w.state,
    w.opened_at AS "openedAt", w.id AS seq
  FROM warnings w JOIN projects p ON p.document_id = w.project_id LEFT JOIN regions g ON g.code = p.region_code
  WHERE w.region_path COLLATE "C" >= $1 AND w.region_path COLLATE "C" < $2 AND ($3 = '*' OR w.owner_code = $3)
    AND ($4::text IS NULL OR w.light = $4) AND ($5::text IS NULL OR w.rule_key = $5)
    AND (CASE WHEN $6 = 'open' THEN w.state <> 'closed' WHEN $6 = 'closed' THEN w.state = 'closed' ELSE true END)
    AND ($7::text IS NULL OR strpos(p.name, $7) > 0 OR p.code = $7)
    AND ($8::bigint IS NULL OR w.id < $8)
  ORDER BY w.id DESC LIMIT 51`;

const Query = z
  .object({
    light: z.enum(['red', 'yellow']).optional(),
    rule: z.string().max(60).optional(),
    state: z.enum(['open', 'closed', 'all']).default('open'),
    q: z.string().max(100).optional(),
    after: z.coerce.number().int().optional(),
  })
  .strict();

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
    async run({ params, lang }) {
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
    async run({ query, lang }) {
      const { lo, hi, owner } = currentScope();
      const values = [
        lo,
        hi,
        owner,
        query.light ?? null,
        query.rule ?? null,
        query.state,
        query.q ?? null,
        query.after ?? null,
      ];
      const found = await database.query<{
        rule: string;
        reason: { zh: string; en: string } | null;
        seq: number;
        [key: string]: unknown;
      }>(LIST, values);
      const rows = found.rows.slice(0, 50);
      const items = await Promise.all(
        rows.map(async ({ seq, ...row }) => ({
          ...row,
          title: (await titleOf(row.rule, lang)).title,
          reason: row.reason?.[lang] ?? null,
        })),
      );
      const counted = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM warnings w WHERE w.region_path COLLATE "C" >= $1 AND w.region_path COLLATE "C" < $2 AND ($3 = '*' OR w.owner_code = $3)
           AND ($4::text IS NULL OR w.light = $4) AND ($5::text IS NULL OR w.rule_key = $5)
           AND (CASE WHEN $6 = 'open' THEN w.state <> 'closed' WHEN $6 = 'closed' THEN w.state = 'closed' ELSE true END)`,
        values.slice(0, 6),
      );
      return {
        items,
        next: found.rows.length > 50 ? (rows.at(-1)?.seq ?? null) : null,
        count: counted.rows[0]?.count ?? 0,
      };
    },
  }),
];
