-- How each answer came about, and which answers and briefings rely on which report.

-- Kept beside the answer, under its label. json, not jsonb: the record is given back as it was written.
CREATE TABLE answer_records (
  answer_id text PRIMARY KEY REFERENCES answers ON DELETE CASCADE,
  body json NOT NULL,
  access_id int NOT NULL REFERENCES access_labels
);

-- No foreign key to reports: the link outlives the report, with its name and title as they were cited.
CREATE TABLE reliances (
  answer_id text REFERENCES answers ON DELETE CASCADE,
  briefing_id text REFERENCES briefings ON DELETE CASCADE,
  report_id text NOT NULL,
  source_key text NOT NULL,
  title text NOT NULL,
  -- Of the answer or the briefing.
  access_id int NOT NULL REFERENCES access_labels,
  CHECK (num_nonnulls(answer_id, briefing_id) = 1)
);
CREATE UNIQUE INDEX reliances_answer ON reliances (answer_id, report_id) WHERE answer_id IS NOT NULL;
CREATE UNIQUE INDEX reliances_briefing ON reliances (briefing_id, report_id) WHERE briefing_id IS NOT NULL;
CREATE INDEX reliances_report ON reliances (report_id);

-- When a report on which something relies was removed; under the report's own label, so that only who could see it learns.
CREATE TABLE withdrawals (
  report_id text PRIMARY KEY,
  withdrawn_at timestamptz NOT NULL,
  access_id int NOT NULL REFERENCES access_labels
);

DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['answer_records', 'reliances', 'withdrawals'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', content);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', content);
    EXECUTE format('CREATE POLICY asker_reads ON %I FOR SELECT TO aktenlage_reader '
                   'USING (access_id = ANY ((SELECT aktenlage_visible())::int[]))', content);
    EXECUTE format('CREATE POLICY owner_writes ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', content);
    EXECUTE format('GRANT SELECT ON %I TO aktenlage_reader', content);
  END LOOP;
END $$;

-- What was written before. A body without citations has no rows here (lax paths).
INSERT INTO reliances (answer_id, report_id, source_key, title, access_id)
SELECT DISTINCT ON (a.id, c ->> 'reportId')
       a.id, c ->> 'reportId', coalesce(c ->> 'sourceKey', ''), coalesce(c ->> 'title', ''), a.access_id
FROM answers a CROSS JOIN LATERAL jsonb_path_query(a.body, '$.citations[*]') c
WHERE c ->> 'reportId' IS NOT NULL;

INSERT INTO reliances (briefing_id, report_id, source_key, title, access_id)
SELECT DISTINCT ON (b.id, c ->> 'reportId')
       b.id, c ->> 'reportId', coalesce(c ->> 'sourceKey', ''), coalesce(c ->> 'title', ''), b.access_id
FROM briefings b CROSS JOIN LATERAL jsonb_path_query(b.body, '$.sources[*]') c
WHERE c ->> 'reportId' IS NOT NULL;
