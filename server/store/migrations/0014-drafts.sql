-- A briefing while it is being drafted. Gone when the briefing is saved, in the same transaction.

CREATE TABLE drafts (
  -- Becomes the id of the briefing.
  id text PRIMARY KEY,
  owner text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL CHECK (state IN ('drafting', 'failed', 'cancelled')),
  -- As whom the questions are asked: the rights of whoever started or resumed it last.
  asker jsonb NOT NULL,
  request jsonb NOT NULL,
  -- [{title, questions: [{question, answerId}]}]: ids are given before the question is asked, so that an answer that
  -- is stored under one is never asked for again. Whether there is one says the table of the answers.
  sections jsonb NOT NULL,
  -- As it was planned, with the template of that moment. json: given back as it was written.
  outline json NOT NULL,
  title text NOT NULL,
  -- {code, message, retryable} where it failed.
  error jsonb,
  -- Which process drafts, and until when it is believed to live.
  holder text,
  lease_until timestamptz,
  -- How often a process took it up since the last new answer, and the number of answers then.
  attempts int NOT NULL DEFAULT 0,
  answered int NOT NULL DEFAULT 0,
  access_id int NOT NULL REFERENCES access_labels
);
CREATE INDEX drafts_owner ON drafts (owner, created_at DESC);
CREATE INDEX drafts_unfinished ON drafts (lease_until) WHERE state = 'drafting';

ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY asker_reads ON drafts FOR SELECT TO aktenlage_reader
  USING (access_id = ANY ((SELECT aktenlage_visible())::int[]));
CREATE POLICY owner_writes ON drafts TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON drafts TO aktenlage_reader;
