-- The labels of an asker are looked up in the message that begins his transaction. In PL/pgSQL the query is planned once a
-- connection; as a function in SQL it was planned each time.
CREATE OR REPLACE FUNCTION aktenlage_labels_for(asker text, clearance int, groups text[]) RETURNS int[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (
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
  );
END
$$;
