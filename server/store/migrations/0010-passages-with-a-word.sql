-- How many passages have a word, kept with the word for each access label: a search had to read all postings of its words
-- only to know how frequent they are. Every word now, numbers and short ones too; the empty word counts all passages of a
-- language. Beside indexed columns, so that counting up and down leaves the indexes alone (heap-only updates).
ALTER TABLE vocabulary ADD COLUMN passages int NOT NULL DEFAULT 0;
ALTER TABLE vocabulary SET (fillfactor = 80);

INSERT INTO vocabulary (config, lexeme, access_id, passages)
SELECT config, lexeme, access_id, sum(cardinality(passage_keys)) FROM postings GROUP BY config, lexeme, access_id
UNION ALL
SELECT p.config, '', p.access_id, count(DISTINCT key) FROM postings p, unnest(p.passage_keys) key GROUP BY p.config, p.access_id
ON CONFLICT (config, lexeme, access_id) DO UPDATE SET passages = excluded.passages;

-- What an index holds is told by its name now: those of more than 2,000 dimensions always held halves.
DO $$
DECLARE held record;
BEGIN
  FOR held IN SELECT generation FROM embedding_generations
              WHERE dimensions > 2000 AND to_regclass('embeddings_hnsw_' || generation) IS NOT NULL LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', 'embeddings_hnsw_' || held.generation,
                   'embeddings_hnsw_' || held.generation || '_half');
  END LOOP;
END $$;
