-- When somebody last came with a token that is good for nothing any more, so that the log says it once an hour.
ALTER TABLE api_tokens ADD COLUMN refused_at timestamptz;
