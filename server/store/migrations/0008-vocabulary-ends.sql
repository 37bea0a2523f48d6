-- Under row-level security only leakproof conditions may use an index, and a range of text is none: the beginning and
-- the end of a word were looked for in the whole vocabulary of its language, once for every word of a question. Equality
-- is leakproof: the first and the last four letters lead to the few words that are then compared.
ALTER TABLE vocabulary DROP COLUMN reversed;
ALTER TABLE vocabulary
  ADD COLUMN head text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(lexeme, 4)) STORED,
  ADD COLUMN tail text COLLATE "C" NOT NULL GENERATED ALWAYS AS (right(lexeme, 4)) STORED;
CREATE INDEX vocabulary_head ON vocabulary (config, head);
CREATE INDEX vocabulary_tail ON vocabulary (config, tail);
