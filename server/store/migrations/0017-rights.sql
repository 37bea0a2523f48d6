-- What still showed a hidden row through a visible one.

-- Every report that replaces, corrects or extends another. Until now a report named only the newest of these: where the
-- asker must not see that one, he was told of none, although he may see another.
CREATE TABLE report_successors (
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  by_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  how text NOT NULL CHECK (how IN ('replaces', 'corrects', 'extends')),
  PRIMARY KEY (report_key, by_key)
);
CREATE INDEX report_successors_by ON report_successors (by_key);

-- The others come with the next ingest.
INSERT INTO report_successors (report_key, by_key, how)
SELECT r.key, s.key, coalesce(r.superseded_how, 'replaces')
FROM reports r JOIN reports s ON s.source_key = r.superseded_by_linked WHERE r.key <> s.key;

-- As near_duplicates: to whoever may see both ends.
ALTER TABLE report_successors ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_successors FORCE ROW LEVEL SECURITY;
CREATE POLICY asker_reads ON report_successors FOR SELECT TO aktenlage_reader
  USING (EXISTS (SELECT 1 FROM reports r WHERE r.key = report_key)
         AND EXISTS (SELECT 1 FROM reports r WHERE r.key = by_key));
CREATE POLICY owner_writes ON report_successors TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON report_successors TO aktenlage_reader;

-- The digest of the whole corpus changes with every hidden report: no asker reads it, his own is counted over what he sees.
REVOKE SELECT ON settings FROM aktenlage_reader;
GRANT SELECT (only_row, generation) ON settings TO aktenlage_reader;

-- What the product wrote rests on reports: on their labels as they were then. Who has since left one of their groups sees
-- the text no more, as he would not above his clearance. A label of its own could not say "of this group and of that".
DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['answers', 'answer_records', 'briefings', 'briefing_versions', 'reliances'] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN rests_on int[] NOT NULL DEFAULT ''{}''', content);
    EXECUTE format('DROP POLICY asker_reads ON %I', content);
    EXECUTE format('CREATE POLICY asker_reads ON %I FOR SELECT TO aktenlage_reader '
                   'USING (access_id = ANY ((SELECT aktenlage_visible())::int[]) '
                   'AND rests_on <@ (SELECT aktenlage_visible())::int[])', content);
  END LOOP;
END $$;

-- Of what was written before: by the reports and passages that it names, as far as they are still there.
-- The database refuses to alter a version; that refusal is for what people do.
ALTER TABLE briefing_versions DISABLE TRIGGER keep_version;
DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['answers', 'briefings', 'briefing_versions'] LOOP
    EXECUTE format($sql$
      UPDATE %I t SET rests_on = coalesce((SELECT array_agg(DISTINCT m.label) FROM (
        SELECT r.access_id AS label FROM jsonb_path_query(t.body, 'strict $.**.reportId') i JOIN reports r ON r.id = i #>> '{}'
        UNION
        SELECT p.access_id FROM jsonb_path_query(t.body, 'strict $.**.passageId') i JOIN passages p ON p.id = i #>> '{}') m), '{}')
      $sql$, content);
  END LOOP;
END $$;
ALTER TABLE briefing_versions ENABLE TRIGGER keep_version;
UPDATE answer_records x SET rests_on = a.rests_on FROM answers a WHERE a.id = x.answer_id;
UPDATE reliances x SET rests_on = a.rests_on FROM answers a WHERE a.id = x.answer_id;
UPDATE reliances x SET rests_on = b.rests_on FROM briefings b WHERE b.id = x.briefing_id;
