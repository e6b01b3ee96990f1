import { overJson, type RowsWrite } from '@project-cloud/access/server';

/** Statements that write the truth, many rows at once: one text serves any number. */

export const PROJECTS: RowsWrite = {
  record: {
    id: 'text',
    code: 'text',
    name: 'text',
    region_code: 'text',
    region_path: 'text',
    owner_code: 'text',
    owner_name: 'text',
    industry_code: 'text',
    approval_class: 'text',
    project_type: 'text',
    currency: 'text',
    total_investment: 'numeric',
    planned_start: 'date',
    planned_end: 'date',
    actual_start: 'date',
    actual_end: 'date',
    address: 'text',
    description: 'text',
    is_public: 'boolean',
    state: 'text',
    revision: 'int',
  },
  text: (source) => `
INSERT INTO projects (document_id, code, name, region_code, region_path, owner_code, owner_name, industry_code, approval_class, project_type,
  currency, total_investment, planned_start, planned_end, actual_start, actual_end, address, description, is_public, state, revision,
  created_at, updated_at, published_at)
SELECT r.*, now(), now(), now() FROM ${source} AS r`,
};

export const UPDATE_PROJECTS = `
UPDATE projects p SET name = r.name, region_code = r.region_code, region_path = r.region_path, owner_code = r.owner_code, owner_name = r.owner_name,
  industry_code = r.industry_code, approval_class = r.approval_class, project_type = r.project_type, total_investment = r.total_investment,
  planned_start = r.planned_start, planned_end = r.planned_end, actual_start = r.actual_start, actual_end = r.actual_end,
  address = r.address, description = r.description, is_public = r.is_public, state = r.state, revision = p.revision + 1, updated_at = now()
FROM jsonb_to_recordset($1::jsonb) AS r(
  id text, name text, region_code text, region_path text, owner_code text, owner_name text, industry_code text, approval_class text,
  project_type text, total_investment numeric, planned_start date, planned_end date, actual_start date, actual_end date,
  address text, description text, is_public boolean, state text)
WHERE p.document_id = r.id`;

export const CODES: RowsWrite = {
  record: {
    id: 'text',
    scheme: 'text',
    value: 'text',
    state: 'text',
    project_id: 'text',
    region_path: 'text',
    owner_code: 'text',
    is_public: 'boolean',
    rule_version: 'int',
  },
  text: (source) => `
INSERT INTO project_codes (document_id, scheme, value, state, project_id, region_path, owner_code, is_public, rule_version, created_at, updated_at, published_at)
SELECT r.*, now(), now(), now() FROM ${source} AS r`,
};

export const PARTIES: RowsWrite = {
  record: { id: 'text', code: 'text', scheme: 'text', name: 'text', kind: 'text', region_path: 'text' },
  text: (source) => `
INSERT INTO parties (document_id, code, scheme, name, kind, region_path, created_at, updated_at, published_at)
SELECT r.*, now(), now(), now() FROM ${source} AS r
ON CONFLICT (code) DO NOTHING`,
};

export const ENTRIES: RowsWrite = {
  record: {
    id: 'text',
    project_id: 'text',
    stage: 'text',
    entered_on: 'timestamp',
    form_version: 'text',
    values: 'jsonb',
    region_path: 'text',
    owner_code: 'text',
    is_public: 'boolean',
  },
  text: (source) => `
INSERT INTO library_entries (document_id, library_key, project_id, stage, form_version, "values", region_path, owner_code, is_public, revision, entered_by,
  created_at, updated_at, published_at)
SELECT r.id, $2, r.project_id, r.stage, r.form_version, r.values, r.region_path, r.owner_code, r.is_public, 1, $3, r.entered_on, now(), now()
FROM ${source} AS r`,
};

export const INSERT_ENTRIES = overJson(ENTRIES);

export const UPDATE_ENTRIES = `
UPDATE library_entries e SET stage = r.stage, form_version = r.form_version, "values" = r.values, region_path = r.region_path, owner_code = r.owner_code,
  is_public = r.is_public, revision = e.revision + 1, updated_at = now()
FROM jsonb_to_recordset($1::jsonb) AS r(
  id text, stage text, form_version text, values jsonb, region_path text, owner_code text, is_public boolean)
WHERE e.document_id = r.id`;

/** A project in several libraries has one region and one owner: its other entries, reports and codes follow it. */
export const FOLLOW_PROJECT = [
  `UPDATE library_entries e SET region_path = p.region_path, owner_code = p.owner_code, is_public = p.is_public FROM projects p
   WHERE p.document_id = $1 AND e.project_id = p.document_id AND (e.region_path, e.owner_code, e.is_public) IS DISTINCT FROM (p.region_path, p.owner_code, p.is_public)`,
  `UPDATE progress_reports e SET region_path = p.region_path, owner_code = p.owner_code FROM projects p
   WHERE p.document_id = $1 AND e.project_id = p.document_id AND (e.region_path, e.owner_code) IS DISTINCT FROM (p.region_path, p.owner_code)`,
  `UPDATE project_codes e SET region_path = p.region_path, owner_code = p.owner_code, is_public = p.is_public FROM projects p
   WHERE p.document_id = $1 AND e.project_id = p.document_id AND (e.region_path, e.owner_code, e.is_public) IS DISTINCT FROM (p.region_path, p.owner_code, p.is_public)`,
  `UPDATE attachments e SET region_path = p.region_path, owner_code = p.owner_code FROM projects p
   WHERE p.document_id = $1 AND e.project_id = p.document_id AND (e.region_path, e.owner_code) IS DISTINCT FROM (p.region_path, p.owner_code)`,
];

export const REPORTS: RowsWrite = {
  record: {
    id: 'text',
    entry_id: 'text',
    project_id: 'text',
    period: 'text',
    values: 'jsonb',
    form_version: 'text',
    state: 'text',
    region_path: 'text',
    owner_code: 'text',
    reported_at: 'timestamptz',
  },
  text: (source) => `
INSERT INTO progress_reports (document_id, entry_id, project_id, library_key, period, "values", form_version, state, region_path, owner_code, revision,
  reported_at, reporter, created_at, updated_at, published_at)
SELECT r.id, r.entry_id, r.project_id, $2, r.period, r.values, r.form_version, r.state, r.region_path, r.owner_code, 1,
  coalesce(r.reported_at, now()), $3, now(), now(), now()
FROM ${source} AS r
ON CONFLICT (entry_id, period) DO UPDATE SET "values" = excluded."values", form_version = excluded.form_version, state = excluded.state,
  revision = progress_reports.revision + 1, reported_at = excluded.reported_at, reporter = excluded.reporter, updated_at = now()
RETURNING document_id AS id, entry_id, period, revision`,
};

export const PROJECT_COLUMNS = `p.document_id AS id, p.code, p.name, p.region_code, p.region_path, p.owner_code, p.owner_name, p.industry_code, p.approval_class,
  p.project_type, p.currency, p.total_investment, p.planned_start, p.planned_end, p.actual_start, p.actual_end, p.address, p.description, p.is_public, p.state, p.revision`;

export const ENTRY_COLUMNS = `e.document_id AS entry_id, e.library_key, e.stage, e.form_version, e."values", e.revision AS entry_revision, e.entered_by,
  to_char(e.created_at, 'YYYY-MM-DD') AS entered_on, e.updated_at AS entry_updated_at`;
