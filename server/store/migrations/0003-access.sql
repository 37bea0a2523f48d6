-- One rule on every table that holds content. The sub-select makes it one call of the function a query, not a row.
-- FORCE: the owner is bound too; his own policy is the only reason why he may write.
DO $$
DECLARE content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['reports', 'passages', 'postings', 'embeddings', 'outcomes',
                                 'conversations', 'answers', 'briefings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', content);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', content);
    EXECUTE format('CREATE POLICY asker_reads ON %I FOR SELECT TO aktenlage_reader '
                   'USING (access_id = ANY ((SELECT aktenlage_visible())::int[]))', content);
    EXECUTE format('CREATE POLICY owner_writes ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', content);
    EXECUTE format('GRANT SELECT ON %I TO aktenlage_reader', content);
  END LOOP;
END $$;

-- A report shows its own label to whoever may see the report.
CREATE FUNCTION aktenlage_label(label int) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('level', l.level, 'groups', to_jsonb(l.groups), 'owner', l.owner)
  FROM public.access_labels l
  WHERE l.id = label AND l.id = ANY ((SELECT public.aktenlage_visible())::int[])
$$;
REVOKE ALL ON FUNCTION aktenlage_label(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aktenlage_label(int) TO aktenlage_reader;
