-- Reports, their passages, and everything that search needs of them.
--
-- What the user of DATABASE_URL needs: he owns the database (or may CREATE in schema public), and either
-- CREATEROLE and the right to CREATE EXTENSION, or a superuser has run beforehand
--   CREATE EXTENSION vector;  CREATE ROLE aktenlage_reader NOLOGIN;  GRANT aktenlage_reader TO <user>;

CREATE EXTENSION IF NOT EXISTS vector;

-- Roles belong to the whole cluster: another database may create this one in the same moment.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'aktenlage_reader') THEN
    BEGIN
      CREATE ROLE aktenlage_reader NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  -- Since PostgreSQL 16 whoever creates a role may administer it, but not become it.
  IF NOT pg_has_role(current_user, 'aktenlage_reader',
                     CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT aktenlage_reader TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO aktenlage_reader;

-- Who may see a row, once for every combination: rows carry the number, the policy compares numbers.
CREATE TABLE access_labels (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 4),
  groups text[] NOT NULL,
  owner text
);
CREATE UNIQUE INDEX access_labels_once ON access_labels (level, groups, coalesce(owner, ''));
CREATE INDEX access_labels_owner ON access_labels (owner);

-- The labels that the asker of this transaction may see; none when nobody said who asks.
-- Security definer: the reader role itself cannot look at the labels of others.
CREATE FUNCTION aktenlage_visible() RETURNS int[]
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
    AND (l.groups = '{}' OR l.groups && asker.groups)
    AND (l.owner IS NULL OR l.owner = asker.id)
$$;
REVOKE ALL ON FUNCTION aktenlage_visible() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aktenlage_visible() TO aktenlage_reader;

-- Embedders for which there are vectors: the one in use, and during a reindex the one to come.
CREATE TABLE embedding_generations (
  generation int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  embedder text NOT NULL,
  dimensions int NOT NULL,
  UNIQUE (embedder, dimensions)
);
GRANT SELECT ON embedding_generations TO aktenlage_reader;

-- One row. Its lock is what makes writers of the corpus take turns.
CREATE TABLE settings (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- The generation in use; none before the first embedder is bound.
  generation int REFERENCES embedding_generations,
  -- Exclusive or over reports.digest: the same corpus has the same digest, however it came about.
  corpus_digest bigint NOT NULL DEFAULT 0
);
INSERT INTO settings DEFAULT VALUES;
GRANT SELECT ON settings TO aktenlage_reader;

CREATE TABLE reports (
  key int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL CONSTRAINT reports_id_once UNIQUE,
  source_key text NOT NULL CONSTRAINT reports_source_key_once UNIQUE,
  title text NOT NULL,
  originator text,
  author text,
  document_number text,
  published_on date,
  event_on date,
  ingested_at timestamptz NOT NULL DEFAULT now(),
  language text NOT NULL,
  media_type text NOT NULL,
  marking text NOT NULL,
  reliability text,
  credibility text,
  -- What the document says it replaces; what the manifest says replaces it; what other documents say replaces it.
  supersedes text,
  superseded_by_stated text,
  superseded_by_linked text,
  content_hash text NOT NULL,
  pipeline_fingerprint text NOT NULL,
  size_bytes bigint NOT NULL,
  page_count int NOT NULL,
  page_starts int[] NOT NULL,
  passage_count int NOT NULL,
  -- Lexemes in all passages, for the average passage length of BM25.
  lexeme_count int NOT NULL DEFAULT 0,
  guessed text[] NOT NULL,
  quality jsonb NOT NULL,
  fictional boolean NOT NULL,
  text text NOT NULL,
  digest bigint NOT NULL,
  access_id int NOT NULL REFERENCES access_labels
);
CREATE INDEX reports_published ON reports (published_on DESC NULLS LAST, source_key);
CREATE INDEX reports_document_number ON reports (document_number) WHERE document_number IS NOT NULL;
CREATE INDEX reports_supersedes ON reports (supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE passages (
  key int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL CONSTRAINT passages_id_once UNIQUE,
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  ordinal int NOT NULL,
  text text NOT NULL,
  context text NOT NULL,
  start_offset int NOT NULL,
  end_offset int NOT NULL,
  page_from int,
  page_to int,
  heading_path jsonb NOT NULL,
  language text NOT NULL,
  -- Text search configuration of the language: german, english, french or simple.
  config text NOT NULL,
  embedding_key text NOT NULL,
  access_id int NOT NULL REFERENCES access_labels,
  CONSTRAINT passages_ordinal_once UNIQUE (report_key, ordinal)
);
CREATE INDEX passages_embedding_key ON passages (embedding_key);

-- The inverted index. A row holds one lexeme of one report with its passages as parallel arrays: a report of 200
-- passages is some 4,000 rows instead of 20,000, and filters by report apply before anything is unnested.
CREATE TABLE postings (
  lexeme text COLLATE "C" NOT NULL,
  config text COLLATE "C" NOT NULL,
  report_key int NOT NULL REFERENCES reports ON DELETE CASCADE,
  access_id int NOT NULL,
  passage_keys int[] NOT NULL,
  frequencies int[] NOT NULL,
  -- Lexemes in the passage.
  lengths int[] NOT NULL,
  PRIMARY KEY (lexeme, config, report_key)
);
CREATE INDEX postings_report ON postings (report_key);

-- Vectors, apart from the passages so that an exact scan reads nothing else. Generations never mix: one embedder each.
CREATE TABLE embeddings (
  generation int NOT NULL REFERENCES embedding_generations,
  passage_key int NOT NULL REFERENCES passages ON DELETE CASCADE,
  report_key int NOT NULL,
  access_id int NOT NULL,
  embedding vector NOT NULL,
  PRIMARY KEY (passage_key, generation)
);
CREATE INDEX embeddings_report ON embeddings (report_key);

-- What became of each file that entered, the last time.
CREATE TABLE outcomes (
  source_key text PRIMARY KEY,
  status text NOT NULL,
  code text,
  reason text,
  report_id text,
  passages int NOT NULL,
  pages int NOT NULL,
  duration_ms float8 NOT NULL,
  at timestamptz NOT NULL,
  access_id int NOT NULL REFERENCES access_labels
);
