-- One open warning for an entry and a rule, however many processes judge at once; closed ones stay as history.
CREATE UNIQUE INDEX warnings_one_open ON warnings (entry_id, rule_key) WHERE state <> 'closed';
CREATE INDEX warnings_open ON warnings (region_path COLLATE "C", light) WHERE state <> 'closed';
CREATE INDEX warnings_entry ON warnings (entry_id);

CREATE TABLE pc.sweep (
  id text PRIMARY KEY,
  state text NOT NULL,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  asked_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
