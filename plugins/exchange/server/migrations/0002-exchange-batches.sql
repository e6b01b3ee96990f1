-- What signs batches to another system; sealed with a key that the database does not know.
CREATE TABLE pc.exchange_secret (
  connector text PRIMARY KEY,
  sealed bytea NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL
);

-- That somebody, or the clock, asked a connector to run. Counts alone.
CREATE TABLE pc.exchange_run (
  id text PRIMARY KEY,
  connector text NOT NULL,
  asked_by text NOT NULL,
  day date,                                  -- of a run by the clock: one a day
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  version integer,
  looked integer NOT NULL DEFAULT 0,
  sent integer NOT NULL DEFAULT 0,
  held integer NOT NULL DEFAULT 0,
  error jsonb,
  asked_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE UNIQUE INDEX exchange_run_day ON pc.exchange_run (connector, day) WHERE day IS NOT NULL;
-- One at a time: a second one would prepare the same rows.
CREATE UNIQUE INDEX exchange_run_waiting ON pc.exchange_run (connector) WHERE state = 'waiting';

-- What was sent, stored before it is sent: a batch whose end is unknown is sent again as it was, under its key.
CREATE TABLE pc.exchange_batch (
  id text PRIMARY KEY,
  connector text NOT NULL,
  number integer NOT NULL,
  version integer NOT NULL,
  region_path text NOT NULL,
  state text NOT NULL DEFAULT 'prepared' CHECK (state IN ('prepared', 'sent', 'receipted', 'failed', 'refused')),
  payload text NOT NULL,
  address text NOT NULL,
  rows integer NOT NULL,
  accepted integer,
  refused integer,
  receipt text,
  error jsonb,
  prepared_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  UNIQUE (connector, number)
);

-- How each entry stands with the receiver: the last that it was sent, or why it is held back.
CREATE TABLE pc.exchange_row (
  connector text NOT NULL,
  entry_id text NOT NULL,
  region_path text NOT NULL,
  hash text,
  state text NOT NULL CHECK (state IN ('sent', 'refused', 'held')),
  errors jsonb NOT NULL DEFAULT '[]',
  batch text,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (connector, entry_id)
);
