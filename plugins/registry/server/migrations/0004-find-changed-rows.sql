-- The daytime sweep asks what was written in the last minutes. Rows that lie together were written together, more or
-- less: a BRIN index costs a write next to nothing and spares reading the rest.
CREATE INDEX library_entries_changed ON library_entries USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX projects_changed ON projects USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX progress_reports_changed ON progress_reports USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
