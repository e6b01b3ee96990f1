-- A person asks for what lies in a territory and has not ended; a dossier for what was ordered on it.
CREATE INDEX dispatch_orders_region ON dispatch_orders (region_path COLLATE "C", due_on) WHERE state NOT IN ('closed', 'withdrawn');
CREATE INDEX dispatch_orders_entry ON dispatch_orders (entry_id);
CREATE INDEX dispatch_orders_project ON dispatch_orders (project_id);
ALTER TABLE dispatch_orders ADD CONSTRAINT dispatch_orders_path CHECK (region_path LIKE '/%/');
-- The trail is the truth: a revision is a line of it.
ALTER TABLE dispatch_orders ADD CONSTRAINT dispatch_orders_trail CHECK (jsonb_array_length(trail) = revision);
