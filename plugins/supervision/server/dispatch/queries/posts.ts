/** The regions of a line: above a place and it, and what lies right below it. */
export const LINE = `SELECT code, name, path FROM regions
  WHERE (starts_with($1, path) OR parent_code = $2) AND (valid_to IS NULL OR valid_to > current_date) ORDER BY path COLLATE "C"`;

/** A department that has not been closed; a firm is none. */
const STANDS = `kind <> 'enterprise' AND (closed_from IS NULL OR closed_from > current_date)`;

/** Departments of regions, as they can be asked. */
export const DEPARTMENTS = `SELECT code, name, region_path FROM organisations
  WHERE region_path = ANY($1) AND ${STANDS} ORDER BY region_path COLLATE "C", code`;

export const DEPARTMENT = `SELECT code, name, region_path FROM organisations WHERE code = ANY($1) AND ${STANDS}`;
