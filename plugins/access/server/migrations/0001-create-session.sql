-- Sessions, failed sign-ins and tokens belong to us: Strapi drops tables that it does not know from its own schema.
CREATE TABLE pc.session (
  id_hash bytea PRIMARY KEY,               -- sha256 of what the cookie holds
  user_id integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ip text NOT NULL
);
CREATE INDEX session_by_user ON pc.session (user_id);

CREATE TABLE pc.sign_in_failure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  username text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  ip text NOT NULL
);
CREATE INDEX sign_in_failure_username ON pc.sign_in_failure (username, at);

-- A department's system: a role and a scope of its own, never more than the person who made it may see.
CREATE TABLE pc.access_token (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  role text NOT NULL,
  organisation_code text,
  region_code text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz
);
