-- People, their sessions and tokens. Nothing here is for the reader role: without a grant it sees no row, and row-level
-- security is on beside that, so that a grant given by mistake shows nothing either.

-- As the provider described him last.
CREATE TABLE people (
  -- From issuer and subject; the owner of what he writes.
  id text PRIMARY KEY,
  issuer text NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  clearance smallint NOT NULL CHECK (clearance BETWEEN 0 AND 4),
  groups text[] NOT NULL,
  roles text[] NOT NULL,
  confirmed_at timestamptz NOT NULL,
  blocked boolean NOT NULL DEFAULT false,
  UNIQUE (issuer, subject)
);

-- A sign-in that has begun; taken once.
CREATE TABLE sign_ins (
  -- sha-256 of what the browser holds.
  hash text PRIMARY KEY,
  state text NOT NULL,
  nonce text NOT NULL,
  verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_ins_expiry ON sign_ins (expires_at);

CREATE TABLE sessions (
  -- sha-256 of what the browser holds.
  hash text PRIMARY KEY,
  person_id text NOT NULL REFERENCES people ON DELETE CASCADE,
  -- The session at the provider, for sign-out from there.
  sid text,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  -- When the provider last confirmed person and claims, and until when a process is asking it.
  checked_at timestamptz NOT NULL DEFAULT now(),
  checking_until timestamptz,
  -- Tokens of the provider, sealed with a key that only the browser's part of the session gives.
  sealed text NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);
CREATE INDEX sessions_sid ON sessions (sid);

-- Sign-outs by the provider that were heard, so that none is heard twice.
CREATE TABLE spent_sign_outs (
  id text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

CREATE TABLE api_tokens (
  id text PRIMARY KEY,
  -- sha-256 of the token.
  hash text NOT NULL UNIQUE,
  person_id text NOT NULL REFERENCES people ON DELETE CASCADE,
  label text NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_tokens_person ON api_tokens (person_id, created_at DESC);

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['people', 'sign_ins', 'sessions', 'spent_sign_outs', 'api_tokens'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
    EXECUTE format('CREATE POLICY owner_writes ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', kept);
  END LOOP;
END $$;
