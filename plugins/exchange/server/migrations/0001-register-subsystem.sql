-- Systems that are opened from here. They are switched off, never removed: the trail speaks of them by their key.
CREATE TABLE pc.subsystem (
  key text PRIMARY KEY,
  title jsonb NOT NULL,
  url text NOT NULL,
  places text[] NOT NULL,
  roles text[] NOT NULL,
  regions text[] NOT NULL,                  -- codes; each stands for itself and all below it
  opens text NOT NULL CHECK (opens IN ('embedded', 'window')),
  pinned boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  reason text,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL
);

-- What signs the context. Sealed with a key that the database does not know; two stand side by side while one takes over.
CREATE TABLE pc.subsystem_secret (
  subsystem text NOT NULL REFERENCES pc.subsystem (key),
  version integer NOT NULL,
  sealed bytea NOT NULL,
  signs_from timestamptz NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL,
  PRIMARY KEY (subsystem, version)
);
