-- A sweep remembers its day and how far it has come: who takes it up after a broken process goes on from there.
ALTER TABLE pc.sweep ADD kind text NOT NULL DEFAULT 'full', ADD day date, ADD library_key text, ADD after_id text,
  ADD attempt_at timestamptz, ADD turned integer NOT NULL DEFAULT 0, ADD checked integer NOT NULL DEFAULT 0, ADD seen_until timestamptz;
-- What earlier releases left under way was left by a process that is gone.
UPDATE pc.sweep SET state = 'done', finished_at = now() WHERE state <> 'done';
-- One nightly sweep a day, however many processes are told of it.
CREATE UNIQUE INDEX sweep_night ON pc.sweep (day) WHERE kind = 'night';
CREATE INDEX sweep_open ON pc.sweep (started_at) WHERE state = 'running';

-- A rule that SQL reads otherwise than the rules engine: it is judged without SQL until somebody has looked, or until
-- it has another version.
CREATE TABLE pc.rule_alarm (
  id text PRIMARY KEY,
  library_key text NOT NULL,
  rule_key text NOT NULL,
  rule_version integer NOT NULL,
  entries integer NOT NULL,
  found jsonb NOT NULL,
  fault text,
  raised_at timestamptz NOT NULL DEFAULT now(),
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text
);
CREATE UNIQUE INDEX rule_alarm_open ON pc.rule_alarm (library_key, rule_key, rule_version) WHERE acknowledged_at IS NULL;
