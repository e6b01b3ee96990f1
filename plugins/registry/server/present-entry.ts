import { may, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { libraryMay } from '@project-cloud/library';
import { type Library, libraryOf } from '@project-cloud/library/server';
import { LIGHT_NAMES } from '../domain/saving';
import { projectOf, type StoredEntry } from './find-project';

/** Own answers without what the person is not cleared for. */
export function clearedValues(
  library: Library,
  principal: Principal | null,
  values: Record<string, unknown>,
): Record<string, unknown> {
  if (principal && may(principal.role, 'entry.restricted')) return values;
  const hidden = new Set(
    library.body.fields
      .concat(library.body.reportFields)
      .filter((field) => field.sensitivity === 'restricted')
      .map((field) => field.key),
  );
  return Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key)));
}

interface OpenWarning {
  rule: string;
  light: string;
  reason: { zh: string; en: string } | null;
}

interface Around {
  [figure: string]: unknown;
  region: { code: string; name: string; path: string } | null;
  warnings: OpenWarning[];
}

/** What stands around an entry: its figures, its region and its open warnings, in one journey. */
const aroundSql = (library: Library) => `SELECT p.*,
    (SELECT jsonb_build_object('code', code, 'name', name, 'path', path) FROM regions WHERE code = $2) AS region,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('rule', rule_key, 'light', light, 'reason', reason) ORDER BY light = 'red' DESC, opened_at), '[]')
     FROM warnings WHERE entry_id = $1 AND state <> 'closed') AS warnings
  FROM (SELECT $1::text AS id) asked LEFT JOIN ${library.table} p ON p.entry_id = asked.id`;

/** An entry as the page and other systems read it. */
export async function presentEntry(principal: Principal, entry: StoredEntry, lang: 'zh' | 'en') {
  const library = await libraryOf(entry.library_key);
  const around = aroundSql(library);
  const found = await database.prepared<Around>(`entry-around-${library.key}@${library.version}`, around, [
    entry.entry_id,
    entry.region_code,
  ]);
  const row: Partial<Around> = found.rows[0] ?? {};
  const warnings = row.warnings ?? [];
  const { id, region_path, ...core } = projectOf(entry);
  return {
    id: entry.entry_id,
    projectId: id,
    library: { key: library.key, name: library.body.name[lang] || library.body.name.zh },
    project: {
      ...core,
      region: row.region ?? { code: entry.region_code, name: entry.region_code, path: region_path },
    },
    values: clearedValues(library, principal, entry.values),
    stage: entry.stage,
    stageLabel: library.body.stages.find((stage) => stage.key === entry.stage)?.label[lang] ?? entry.stage,
    revision: entry.entry_revision,
    formVersion: entry.form_version,
    light: LIGHT_NAMES[Number(row.light ?? 0)] ?? 'none',
    lights: warnings.map((warning) => ({ ...warning, reason: warning.reason?.[lang] ?? null })),
    figures: {
      total_investment: entry.total_investment,
      invested_total: row.invested_total ?? null,
      invested_year: row.invested_year ?? null,
      completion_rate: row.completion_rate ?? null,
      paid_in_total: row.paid_total ?? null,
      paid_in_rate: row.paid_rate ?? null,
      progress: row.progress ?? null,
      open_warnings: warnings.length,
    },
    lastPeriod: row.last_period ?? null,
    updatedAt: entry.entry_updated_at,
    may: {
      change: libraryMay(library.body, principal, 'change'),
      report: library.body.reportForm !== null && may(principal.role, 'report.write'),
      attach: may(principal.role, 'attachment.write'),
    },
  };
}
