-- What a briefing was at each step of the work on it. The first version is written down with the first change: until then
-- the draft in briefings is all there is.

CREATE TABLE briefing_versions (
  briefing_id text NOT NULL REFERENCES briefings ON DELETE CASCADE,
  number int NOT NULL CHECK (number > 0),
  created_at timestamptz NOT NULL,
  done_by text NOT NULL,
  note jsonb NOT NULL,
  body jsonb NOT NULL,
  -- Of the briefing as it was then.
  access_id int NOT NULL REFERENCES access_labels,
  PRIMARY KEY (briefing_id, number)
);

-- Whoever signed a text, or compares with it, must find what it was.
CREATE FUNCTION aktenlage_keep_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a version of a briefing never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_version BEFORE UPDATE ON briefing_versions
  FOR EACH ROW EXECUTE FUNCTION aktenlage_keep_version();

ALTER TABLE briefing_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE briefing_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY asker_reads ON briefing_versions FOR SELECT TO aktenlage_reader
  USING (access_id = ANY ((SELECT aktenlage_visible())::int[]));
CREATE POLICY owner_writes ON briefing_versions TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON briefing_versions TO aktenlage_reader;
