-- What is published together: several new versions of definitions that are submitted, approved and taken back as one.
CREATE TABLE pc.release (
  id text PRIMARY KEY,
  title text NOT NULL,
  note text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'published', 'rolled-back')),
  effective_from date,
  author text NOT NULL,
  author_name text NOT NULL,
  region_path text COLLATE "C" NOT NULL,
  approver_wanted text,
  approver text,
  approver_name text,
  reason text,
  rolls_back text REFERENCES pc.release,
  rolled_back_by text REFERENCES pc.release,
  settlements jsonb NOT NULL DEFAULT '{}',
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  submitted_at timestamptz,
  decided_at timestamptz
);
CREATE INDEX release_latest ON pc.release (updated_at DESC, id);

-- Its history as its page shows it; the trail keeps the same in pc.audit, which outlives everything.
CREATE TABLE pc.release_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  release_id text NOT NULL REFERENCES pc.release ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  note text NOT NULL DEFAULT ''
);
CREATE INDEX release_step_release ON pc.release_step (release_id, id);

CREATE INDEX definitions_release ON definitions (release_id) WHERE release_id IS NOT NULL;

-- Who has a draft open now. Lost with a crash, and nobody minds.
CREATE UNLOGGED TABLE pc.draft_presence (
  definition_id text NOT NULL,
  username text NOT NULL,
  name text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  seen timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (definition_id, username)
);

-- Indexes of libraries' tables that are built after a publication, beside the work that goes on.
CREATE TABLE pc.index_build (
  library_key text NOT NULL,
  name text NOT NULL,
  field text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'building', 'done', 'failed')),
  fault text,
  asked_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  PRIMARY KEY (library_key, name)
);
