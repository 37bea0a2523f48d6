-- The occurrences of a word as text that every driver hands on as it is, see `operations/posting-groups.ts`: to write bytes as
-- base64 took PostgreSQL four times as long as to read them, and what was sent is less than half as much now. A million passages:
-- 461 MB of occurrences instead of some 900.
-- Rows of before keep their bytes in `data`. They are read as they are, only slower, and written anew at the end of the next
-- ingest, some at a time (`operations/renew-postings.ts`; a million passages: a minute).
ALTER TABLE postings ALTER COLUMN data DROP NOT NULL;
ALTER TABLE postings ADD COLUMN occurrences text COLLATE "C";
ALTER TABLE postings ALTER COLUMN occurrences SET STORAGE EXTERNAL;
ALTER TABLE postings ADD CONSTRAINT postings_written_once CHECK ((data IS NULL) <> (occurrences IS NULL));
CREATE INDEX postings_to_renew ON postings (lexeme, config, access_id) WHERE data IS NOT NULL;
