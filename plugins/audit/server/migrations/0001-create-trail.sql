-- Append-only: rows are neither changed nor removed by the application. `chain` is the door for the hash chain.
CREATE TABLE pc.audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL,
  actor text NOT NULL,
  actor_name text NOT NULL,
  role text,
  organisation_code text,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  region_path text COLLATE "C",
  outcome text NOT NULL,
  detail jsonb,
  request_id text,
  ip text,
  chain bytea
);
CREATE INDEX audit_subject ON pc.audit (subject_type, subject_id, id);
CREATE INDEX audit_region ON pc.audit (region_path, id);

CREATE FUNCTION pc.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'The audit trail is append-only'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pc.audit
  FOR EACH STATEMENT EXECUTE FUNCTION pc.refuse_audit_change();
