-- Documents inside documents, one content under several names, versions of one paper, near-duplicates, and the job
-- that reads them in.

ALTER TABLE reports
  -- Source key of the mail or archive that this report came in.
  ADD COLUMN parent_key text,
  -- Metadata as the document itself gives it, and what the manifest says of it: the one can be taken away again.
  ADD COLUMN found jsonb,
  ADD COLUMN manifest jsonb,
  -- Letters and digits of the document number: "S/RES/1244 (1999)" and "S/RES/1244(1999)" are one paper.
  ADD COLUMN number_key text GENERATED ALWAYS AS
    (nullif(lower(regexp_replace(document_number, '[^[:alnum:]]+', '', 'g')), '')) STORED,
  -- replaces, corrects or extends: what the report in superseded_by_linked does to this one.
  ADD COLUMN superseded_how text,
  -- MinHash signature of the words; empty where the text is too short to be compared.
  ADD COLUMN sketch int[] NOT NULL DEFAULT '{}';
CREATE INDEX reports_parent ON reports (parent_key) WHERE parent_key IS NOT NULL;
CREATE INDEX reports_content ON reports (content_hash);
CREATE INDEX reports_number_key ON reports (number_key) WHERE number_key IS NOT NULL;

-- Further names of a report: the same bytes, seen by the same people. `report_key` goes when the report does; the
-- next run of the ingest reads such a document in anew from its original.
CREATE TABLE report_aliases (
  source_key text PRIMARY KEY,
  report_key int REFERENCES reports ON DELETE SET NULL,
  parent_key text,
  content_hash text NOT NULL,
  manifest jsonb,
  access_id int NOT NULL REFERENCES access_labels
);
CREATE INDEX report_aliases_report ON report_aliases (report_key);
CREATE INDEX report_aliases_parent ON report_aliases (parent_key) WHERE parent_key IS NOT NULL;

-- What a document says in its own words about another one. `target_key` is the target's `number_key`.
CREATE TABLE report_claims (
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('replaces', 'corrects', 'extends')),
  target text NOT NULL,
  target_key text NOT NULL,
  words text NOT NULL,
  access_id int NOT NULL REFERENCES access_labels,
  PRIMARY KEY (report_key, kind, target_key)
);
CREATE INDEX report_claims_target ON report_claims (target_key);

-- Locality-sensitive hashing: reports that share a band are compared. Never shown to an asker.
CREATE TABLE sketch_bands (
  band bigint NOT NULL,
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  PRIMARY KEY (band, report_key)
);
CREATE INDEX sketch_bands_report ON sketch_bands (report_key);

-- Either end first and second, so that both find the other.
CREATE TABLE near_duplicates (
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  other_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  similarity real NOT NULL,
  PRIMARY KEY (report_key, other_key)
);
CREATE INDEX near_duplicates_other ON near_duplicates (other_key);

-- Refused files keep what a second try needs.
ALTER TABLE outcomes
  ADD COLUMN parent_key text,
  ADD COLUMN content_hash text,
  ADD COLUMN size_bytes bigint;
CREATE INDEX outcomes_parent ON outcomes (parent_key) WHERE parent_key IS NOT NULL;

-- One run of the ingest, written by the process that works on it, readable and stoppable by every other.
CREATE TABLE jobs (
  id text PRIMARY KEY,
  kind text NOT NULL,
  label text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed', 'interrupted')),
  total int NOT NULL DEFAULT 0,
  done int NOT NULL DEFAULT 0,
  passages int NOT NULL DEFAULT 0,
  -- status → number of documents.
  counts jsonb NOT NULL DEFAULT '{}',
  current_key text,
  error text,
  cancel_requested boolean NOT NULL DEFAULT false,
  started_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  access_id int NOT NULL REFERENCES access_labels
);
CREATE INDEX jobs_started ON jobs (started_at DESC);

-- Documents of a running job that have no outcome yet. Gone when the job ends.
CREATE TABLE job_tasks (
  job_id text NOT NULL REFERENCES jobs ON DELETE CASCADE,
  ordinal int NOT NULL,
  source_key text NOT NULL,
  working boolean NOT NULL DEFAULT false,
  PRIMARY KEY (job_id, ordinal)
);
CREATE INDEX job_tasks_source ON job_tasks (source_key) WHERE working;

DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['report_aliases', 'report_claims', 'jobs'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', content);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', content);
    EXECUTE format('CREATE POLICY asker_reads ON %I FOR SELECT TO aktenlage_reader '
                   'USING (access_id = ANY ((SELECT aktenlage_visible())::int[]))', content);
    EXECUTE format('CREATE POLICY owner_writes ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', content);
    EXECUTE format('GRANT SELECT ON %I TO aktenlage_reader', content);
  END LOOP;
  -- A pair shows itself to whoever may see both ends: the sub-selects run under the asker's own policy on reports.
  ALTER TABLE near_duplicates ENABLE ROW LEVEL SECURITY;
  ALTER TABLE near_duplicates FORCE ROW LEVEL SECURITY;
  CREATE POLICY asker_reads ON near_duplicates FOR SELECT TO aktenlage_reader
    USING (EXISTS (SELECT 1 FROM reports r WHERE r.key = report_key)
           AND EXISTS (SELECT 1 FROM reports r WHERE r.key = other_key));
  CREATE POLICY owner_writes ON near_duplicates TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT ON near_duplicates TO aktenlage_reader;
  -- Workings of the house: no grant, so that no asker reads them; the policy is for the owner alone.
  FOREACH content IN ARRAY ARRAY['sketch_bands', 'job_tasks'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', content);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', content);
    EXECUTE format('CREATE POLICY owner_writes ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', content);
  END LOOP;
END $$;
