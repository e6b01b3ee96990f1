-- The approval items of an entry, as they were in force on the day it was filed: what is stopped later goes on for it.
CREATE TABLE pc.entry_item (
  entry_id text NOT NULL,
  item_key text NOT NULL,
  item_version integer NOT NULL,
  state text NOT NULL DEFAULT 'not-started',
  region_path text NOT NULL,
  owner_code text NOT NULL,
  PRIMARY KEY (entry_id, item_key)
);
