import { INSERT_ENTRIES } from './truth';

/** Whoever comes second, by hand or by rule, finds the entry there and files none. */
export const INSERT_ADMITTED = `${INSERT_ENTRIES} ON CONFLICT (library_key, project_id) DO NOTHING RETURNING document_id AS id`;

export const PROJECTS_IN = `SELECT project_id FROM library_entries WHERE library_key = $1 AND project_id = ANY($2)`;

export const SET_STAGE = `UPDATE library_entries SET stage = $2, updated_at = now() WHERE document_id = ANY($1)`;
