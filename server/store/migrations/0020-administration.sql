-- What the page of the administrators asks for.

ALTER TABLE people ADD COLUMN last_login_at timestamptz;
UPDATE people p SET last_login_at = (SELECT max(s.created_at) FROM sessions s WHERE s.person_id = p.id);

-- The log by kind and by person, newest first. By pattern and not as JSON: PostgreSQL cannot take every string of JSON apart
-- (U+0000), and an entry that cannot be indexed could not be written. Entries are canonical, so a name with its colon stands
-- in no value: quotes are escaped there.
CREATE INDEX audit_entries_type ON audit_entries (substring(entry from '"type":"([a-z-]+)"'), sequence DESC);
CREATE INDEX audit_entries_actor ON audit_entries (substring(entry from '"actor":"([^"]*)"'), sequence DESC);
