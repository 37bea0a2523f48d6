-- Who did what, in a chain: the hash of each entry covers the entry and the hash before it. Nobody but the owner reads it;
-- what an administrator is shown goes through the application, which notes that he looked.

CREATE TABLE audit_entries (
  sequence bigint PRIMARY KEY CHECK (sequence > 0),
  at timestamptz NOT NULL,
  -- Canonical JSON {"at", "event", "sequence"}, letter by letter what was hashed.
  entry text NOT NULL,
  -- sha-256 (hex) of the hash before, a line feed, and the entry.
  hash text NOT NULL
);
CREATE INDEX audit_entries_at ON audit_entries (at);

-- One row. Its lock is what makes writers take turns, so that no number is missing and none is given twice: a transaction
-- that rolls back gives its number back.
CREATE TABLE audit_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  sequence bigint NOT NULL,
  hash text NOT NULL,
  -- Where the entries begin that are still here: all up to this number went by policy.
  pruned_through bigint NOT NULL DEFAULT 0,
  pruned_hash text NOT NULL
);
INSERT INTO audit_head (sequence, hash, pruned_hash) VALUES (0, repeat('0', 64), repeat('0', 64));

-- Appends events, each given as canonical JSON. The clock is the database's: hosts that share it agree on the time.
CREATE FUNCTION aktenlage_audit(events text[]) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  head public.audit_head;
  now_at timestamptz;
  line text;
  event text;
BEGIN
  SELECT * INTO STRICT head FROM public.audit_head FOR UPDATE;
  now_at := clock_timestamp();
  FOREACH event IN ARRAY events LOOP
    head.sequence := head.sequence + 1;
    line := '{"at":"' || to_char(now_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
         || '","event":' || event || ',"sequence":' || head.sequence || '}';
    head.hash := encode(sha256(convert_to(head.hash || E'\n' || line, 'UTF8')), 'hex');
    INSERT INTO public.audit_entries (sequence, at, entry, hash) VALUES (head.sequence, now_at, line, head.hash);
  END LOOP;
  UPDATE public.audit_head SET sequence = head.sequence, hash = head.hash;
  RETURN head.sequence;
END $$;
REVOKE ALL ON FUNCTION aktenlage_audit(text[]) FROM PUBLIC;

-- Nothing is changed, and only what a checkpoint covers is removed.
CREATE FUNCTION aktenlage_keep_audit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_LEVEL = 'ROW' THEN
    IF OLD.sequence <= (SELECT pruned_through FROM public.audit_head) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION aktenlage_keep_audit();
CREATE TRIGGER keep_all_audit BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION aktenlage_keep_audit();

CREATE FUNCTION aktenlage_keep_audit_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.sequence >= OLD.sequence AND NEW.pruned_through >= OLD.pruned_through
       AND NEW.pruned_through < NEW.sequence AND (NEW.sequence > OLD.sequence OR NEW.hash = OLD.hash) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_audit_head BEFORE UPDATE OR DELETE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION aktenlage_keep_audit_head();
CREATE TRIGGER keep_all_audit_head BEFORE TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION aktenlage_keep_audit_head();

-- No policy for the reader and no grant: to him the log is not there.
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_writes ON audit_entries TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_writes ON audit_head TO CURRENT_USER USING (true) WITH CHECK (true);
