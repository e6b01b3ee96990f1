-- Strapi's `unique` makes no index: what must be one is one because the database says so.
CREATE UNIQUE INDEX project_codes_one ON project_codes (scheme, value COLLATE "C");
CREATE INDEX project_codes_project ON project_codes (project_id);
CREATE UNIQUE INDEX library_entries_one ON library_entries (library_key, project_id);
CREATE INDEX library_entries_project ON library_entries (project_id);
CREATE UNIQUE INDEX progress_reports_one ON progress_reports (entry_id, period);
CREATE INDEX attachments_project ON attachments (project_id);
CREATE INDEX projects_region ON projects (region_path COLLATE "C");
CREATE INDEX projects_owner ON projects (owner_code);
CREATE UNIQUE INDEX definitions_one ON definitions (kind, key, region_code, version);
CREATE UNIQUE INDEX regions_path ON regions (path COLLATE "C");
ALTER TABLE projects ADD CONSTRAINT projects_dates CHECK (planned_end IS NULL OR planned_start IS NULL OR planned_end >= planned_start);
ALTER TABLE projects ADD CONSTRAINT projects_path CHECK (region_path LIKE '/%/');
