-- Which labels an asker may see is looked up once a transaction, when it is said who asks, and not once for every table of
-- every statement: a text search names eight. What the policies read is a setting of the transaction, as clearance and
-- groups have been; without it nobody sees anything.

CREATE FUNCTION aktenlage_labels_for(asker text, clearance int, groups text[]) RETURNS int[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(l.id), '{}')
  FROM public.access_labels l
  WHERE aktenlage_labels_for.asker <> ''
    AND l.level <= aktenlage_labels_for.clearance
    AND (l.groups = '{}' OR l.groups && aktenlage_labels_for.groups)
    AND (l.owner IS NULL OR l.owner = aktenlage_labels_for.asker)
$$;
-- For the owner, before he becomes the reader.
REVOKE ALL ON FUNCTION aktenlage_labels_for(text, int, text[]) FROM PUBLIC;

-- As simple as it is, the planner puts it in the place of its call.
CREATE OR REPLACE FUNCTION aktenlage_visible() RETURNS int[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(pg_catalog.current_setting('aktenlage.visible', true), '')::pg_catalog.int4[], '{}'::pg_catalog.int4[])
$$;
