-- The inverted index and the vectors follow their report by the one transaction that writes and deletes them. Checking
-- each of some 5,000 rows of a report against its parent took longer than writing them.
ALTER TABLE postings DROP CONSTRAINT postings_report_key_fkey;
ALTER TABLE embeddings DROP CONSTRAINT embeddings_passage_key_fkey;
ALTER TABLE embeddings DROP CONSTRAINT embeddings_generation_fkey;
