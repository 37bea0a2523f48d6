-- The empty word says that there are passages in a language under a label: words of other languages need not be looked
-- for, and looking for that in the passages took longer than the search.
INSERT INTO vocabulary (config, lexeme, access_id)
SELECT DISTINCT config, '', access_id FROM passages ON CONFLICT DO NOTHING;
