-- Short forms that reports define themselves ("Europäische Finanzstabilisierungsfazilität (EFSF)"): a question with the one
-- finds passages with the other. `long_key` holds the stems of the long form, so that it is found however it is inflected.
CREATE TABLE report_acronyms (
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  short text COLLATE "C" NOT NULL,
  long text NOT NULL,
  long_key text COLLATE "C" NOT NULL,
  access_id int NOT NULL REFERENCES access_labels,
  PRIMARY KEY (report_key, short, long_key)
);
CREATE INDEX report_acronyms_short ON report_acronyms (short);
CREATE INDEX report_acronyms_long ON report_acronyms (long_key);

ALTER TABLE report_acronyms ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_acronyms FORCE ROW LEVEL SECURITY;
CREATE POLICY asker_reads ON report_acronyms FOR SELECT TO aktenlage_reader
  USING (access_id = ANY ((SELECT aktenlage_visible())::int[]));
CREATE POLICY owner_writes ON report_acronyms TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON report_acronyms TO aktenlage_reader;
