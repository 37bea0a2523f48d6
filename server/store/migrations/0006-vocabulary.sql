-- The words of the corpus, once for each access label, so that a question finds their inflections and compounds by
-- their beginning and their end. Rights apply as everywhere: who may not see a report does not see its words.
CREATE TABLE vocabulary (
  config text COLLATE "C" NOT NULL,
  lexeme text COLLATE "C" NOT NULL,
  access_id int NOT NULL REFERENCES access_labels,
  reversed text COLLATE "C" NOT NULL GENERATED ALWAYS AS (reverse(lexeme)) STORED,
  PRIMARY KEY (config, lexeme, access_id)
);
CREATE INDEX vocabulary_reversed ON vocabulary (config, reversed);

INSERT INTO vocabulary (config, lexeme, access_id)
SELECT DISTINCT config, lexeme, access_id FROM postings
WHERE length(lexeme) BETWEEN 4 AND 40 AND lexeme !~ '[0-9]';

ALTER TABLE vocabulary ENABLE ROW LEVEL SECURITY;
ALTER TABLE vocabulary FORCE ROW LEVEL SECURITY;
CREATE POLICY asker_reads ON vocabulary FOR SELECT TO aktenlage_reader
  USING (access_id = ANY ((SELECT aktenlage_visible())::int[]));
CREATE POLICY owner_writes ON vocabulary TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON vocabulary TO aktenlage_reader;
