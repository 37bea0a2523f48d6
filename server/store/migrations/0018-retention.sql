-- When somebody last came with a token that is good for nothing any more, so that the log says it once an hour.
ALTER TABLE api_tokens ADD COLUMN refused_at timestamptz;

-- What must not go, whatever the policies say. An id of a conversation, an answer, a draft, a briefing; of a file the hash of
-- its name or of its bytes.
CREATE TABLE holds (
  id text PRIMARY KEY,
  reason text NOT NULL,
  held_by text NOT NULL,
  held_at timestamptz NOT NULL DEFAULT now()
);

-- Runs of the policies: what each removed stands in the audit log.
CREATE TABLE retention_runs (
  id text PRIMARY KEY,
  actor text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'stopped')),
  started_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  -- kind → number.
  removed jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX retention_runs_started ON retention_runs (started_at DESC);

-- Originals that nothing names any more. A row goes when the file has gone, so that a process that is killed between the two
-- leaves no file behind for good.
CREATE TABLE originals_to_remove (
  content_hash text PRIMARY KEY
);

CREATE INDEX outcomes_content ON outcomes (content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX report_aliases_content ON report_aliases (content_hash);

-- Workings of the house: no grant, so that no asker reads them.
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['holds', 'retention_runs', 'originals_to_remove'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
    EXECUTE format('CREATE POLICY owner_writes ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', kept);
  END LOOP;
END $$;

-- Files without a report, and jobs: under the groups that they are known to be for, and shown to whoever brought them, although
-- nobody knows yet of what grade they are.
DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['outcomes', 'jobs'] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN rests_on int[] NOT NULL DEFAULT ''{}'', ADD COLUMN brought_by text', content);
    EXECUTE format('DROP POLICY asker_reads ON %I', content);
    EXECUTE format('CREATE POLICY asker_reads ON %I FOR SELECT TO aktenlage_reader '
                   'USING ((access_id = ANY ((SELECT aktenlage_visible())::int[]) '
                   'AND rests_on <@ (SELECT aktenlage_visible())::int[]) '
                   'OR brought_by = nullif(current_setting(''aktenlage.asker_id'', true), ''''))', content);
  END LOOP;
END $$;

-- The single user of an installation where nobody signs in is in every group: he sees everything. Nobody who signs in has this
-- id (`p-…`).
CREATE OR REPLACE FUNCTION aktenlage_visible() RETURNS int[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asker AS (
    SELECT nullif(current_setting('aktenlage.asker_id', true), '') AS id,
           nullif(current_setting('aktenlage.clearance', true), '')::int AS clearance,
           coalesce(nullif(current_setting('aktenlage.groups', true), ''), '{}')::text[] AS groups
  )
  SELECT coalesce(array_agg(l.id), '{}')
  FROM asker, public.access_labels l
  WHERE asker.id IS NOT NULL
    AND l.level <= asker.clearance
    AND (l.groups = '{}' OR l.groups && asker.groups OR asker.id = 'local')
    AND (l.owner IS NULL OR l.owner = asker.id)
$$;
