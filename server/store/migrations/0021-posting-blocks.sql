-- The inverted index in blocks. A row holds the occurrences of one word, under one access label, of one report or of a segment of
-- many: a search reads hundreds of rows instead of thousands, and counts what is in them itself. 100,000 passages: 804 → 66 MB.
--
-- `data` is a run of groups, one a report: its key and the number of its passages (int4 each), then for each passage its key (int4),
-- how often the word stands there and how many words it has (int2 each). Big-endian, see `operations/posting-groups.ts`.
ALTER TABLE postings RENAME TO postings_by_report;
ALTER TABLE postings_by_report RENAME CONSTRAINT postings_pkey TO postings_by_report_pkey;

CREATE TABLE postings (
  lexeme text COLLATE "C" NOT NULL,
  config text COLLATE "C" NOT NULL,
  access_id int NOT NULL,
  -- Of one report, until it is merged; then of a segment.
  report_key int,
  segment int,
  data bytea NOT NULL,
  CONSTRAINT postings_of_one CHECK ((report_key IS NULL) <> (segment IS NULL))
);
ALTER TABLE postings ALTER COLUMN data SET STORAGE EXTERNAL;

-- Reports whose words were merged; how many they were, and out of how many merges they come. Of all reports, so only the owner sees it.
CREATE TABLE posting_segments (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  level int NOT NULL,
  reports int NOT NULL
);
ALTER TABLE reports ADD COLUMN segment int REFERENCES posting_segments;

INSERT INTO postings (lexeme, config, access_id, report_key, data)
SELECT p.lexeme, p.config, p.access_id, p.report_key,
       int4send(p.report_key) || int4send(cardinality(p.passage_keys)) || string_agg(
         int4send(o.passage_key) || int2send(least(o.frequency, 32767)::int2) || int2send(least(o.length, 32767)::int2), ''
         ORDER BY o.passage_key)
FROM postings_by_report p, unnest(p.passage_keys, p.frequencies, p.lengths) o (passage_key, frequency, length)
GROUP BY p.lexeme, p.config, p.access_id, p.report_key, p.passage_keys;
DROP TABLE postings_by_report;

CREATE INDEX postings_word ON postings (lexeme, config, access_id);
CREATE INDEX postings_report ON postings (report_key) WHERE report_key IS NOT NULL;
CREATE INDEX postings_segment ON postings (segment) WHERE segment IS NOT NULL;
CREATE INDEX reports_segment ON reports (segment);

ALTER TABLE postings ENABLE ROW LEVEL SECURITY;
ALTER TABLE postings FORCE ROW LEVEL SECURITY;
CREATE POLICY asker_reads ON postings FOR SELECT TO aktenlage_reader
  USING (access_id = ANY ((SELECT aktenlage_visible())::int[]));
CREATE POLICY owner_writes ON postings TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT ON postings TO aktenlage_reader;
