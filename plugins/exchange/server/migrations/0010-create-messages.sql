-- How a person can be reached outside the platform. Apart from the account: only the sending of messages reads it.
CREATE TABLE pc.contact (
  user_id integer PRIMARY KEY,
  mail text,
  mobile text CHECK (mobile ~ '^1\d{10}$'),
  confirmed_at timestamptz
);

-- The outbox: one row a person, event and channel, written in the transaction of the event.
CREATE TABLE pc.message (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),   -- also the key by which a gateway and a mail reader know it again
  dedupe_key text NOT NULL UNIQUE,
  user_id integer NOT NULL,
  channel text NOT NULL CHECK (channel IN ('in-app', 'mail', 'sms')),
  address text,
  template text NOT NULL,
  template_version integer NOT NULL,
  urgent boolean NOT NULL,
  parameters jsonb NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  subject_id text NOT NULL,
  region_path text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'held', 'sending', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),      -- of one that is being sent: when another process may take it
  provider_id text,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  read_at timestamptz,                             -- in the platform only
  CHECK (channel = 'in-app' OR address IS NOT NULL)
);
CREATE INDEX message_waiting ON pc.message (channel, next_at) WHERE state IN ('queued', 'held', 'sending');
CREATE INDEX message_of_user ON pc.message (user_id, created_at DESC) WHERE channel = 'in-app';
