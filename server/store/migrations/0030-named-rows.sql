-- Under an id or a name that somebody gives, a row is looked for together with the labels that he may see
-- (`operations/named-rows.ts`): what is hidden from him is not read at all. By the index on the id alone it was read, and then
-- dropped by the policy, which took some hundredths of a millisecond longer than looking for what never was.
--
-- The collation is no order that anybody needs: the planner takes no other index for a comparison under it.
CREATE INDEX reports_named ON reports (id COLLATE "C", access_id);
CREATE INDEX reports_named_source ON reports (source_key COLLATE "C", access_id);
CREATE INDEX report_aliases_named ON report_aliases (source_key COLLATE "C", access_id);
CREATE INDEX passages_named ON passages (id COLLATE "C", access_id);
CREATE INDEX reliances_named ON reliances (report_id COLLATE "C", access_id);
