-- An import outlives the page and the process that began it.
CREATE TABLE pc.import (
  id text PRIMARY KEY,
  library_key text NOT NULL,
  use text NOT NULL,
  state text NOT NULL,
  file_name text NOT NULL,
  storage_key text NOT NULL,
  survey jsonb NOT NULL,
  mapping jsonb,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  good integer NOT NULL DEFAULT 0,
  bad integer NOT NULL DEFAULT 0,
  problems jsonb NOT NULL DEFAULT '[]',
  bad_rows_key text,
  failure text,
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  scope jsonb NOT NULL,
  principal jsonb NOT NULL,
  region_path text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX import_library ON pc.import (library_key, created_at DESC);

-- Which file row became what: a run that was killed goes on where it stopped, and saves no row twice.
CREATE TABLE pc.import_chunk (
  import_id text NOT NULL REFERENCES pc.import (id) ON DELETE CASCADE,
  first_row integer NOT NULL,
  last_row integer NOT NULL,
  good integer NOT NULL,
  bad jsonb NOT NULL,
  PRIMARY KEY (import_id, first_row)
);
