-- What was said of a refused file beside its bytes: the entry of the list of reports, the marks and the groups of what it lies in.
-- A second try reads it under the same. For the house alone: it may name a title and a grade of what the row's label does not cover.
ALTER TABLE outcomes ADD COLUMN said jsonb;
REVOKE SELECT ON outcomes FROM aktenlage_reader;
GRANT SELECT (source_key, status, code, reason, report_id, passages, pages, duration_ms, at, access_id, parent_key, content_hash,
              size_bytes, refused_by, rests_on, brought_by) ON outcomes TO aktenlage_reader;
