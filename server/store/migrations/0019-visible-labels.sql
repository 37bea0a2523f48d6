-- Which labels an asker may see is looked up once a transaction, when it is said who asks, and not once for every table of
-- every statement: a text search names eight. What the policies read is a setting of the transaction, as clearance and
-- groups have been; without it nobody sees anything.
--
-- Whoever signs in sees at most what the provider last said of him as well: work that has begun goes on with the rights of
-- its beginning, and what was taken from him since is taken from it with the next statement.

CREATE FUNCTION aktenlage_labels_for(asker text, clearance int, groups text[]) RETURNS int[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(l.id), '{}')
  FROM public.access_labels l LEFT JOIN public.people p ON p.id = aktenlage_labels_for.asker
  WHERE aktenlage_labels_for.asker <> ''
    AND p.blocked IS NOT TRUE
    -- least() passes over what is null: nobody of this name signs in here.
    AND l.level <= least(aktenlage_labels_for.clearance, p.clearance)
    -- The single user of an installation where nobody signs in is in every group.
    AND (l.groups = '{}' OR aktenlage_labels_for.asker = 'local'
         OR l.groups && aktenlage_labels_for.groups AND (p.id IS NULL OR l.groups && p.groups))
    AND (l.owner IS NULL OR l.owner = aktenlage_labels_for.asker)
$$;
-- For the owner, before he becomes the reader.
REVOKE ALL ON FUNCTION aktenlage_labels_for(text, int, text[]) FROM PUBLIC;

-- As simple as it is, the planner puts it in the place of its call.
CREATE OR REPLACE FUNCTION aktenlage_visible() RETURNS int[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(pg_catalog.current_setting('aktenlage.visible', true), '')::pg_catalog.int4[], '{}'::pg_catalog.int4[])
$$;
