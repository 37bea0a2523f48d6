/**
 * The labels of the reports that the asker sees, taken apart, each once: `labels(id, level, groups, owner)`. Each is asked for
 * by `aktenlage_label`, which shows a label to whoever may see what carries it, so this widens nothing.
 */
export const REPORT_LABELS = `labels AS MATERIALIZED (
  SELECT d.id, (l.label ->> 'level')::int AS level, l.label -> 'groups' AS groups, l.label ->> 'owner' AS owner
  FROM (SELECT DISTINCT access_id AS id FROM reports) d CROSS JOIN LATERAL (SELECT aktenlage_label(d.id) AS label) l
)`;

/** Of a row of `labels` and a number of reports. */
export interface LabelCount {
  readonly level: number;
  readonly groups: readonly string[];
  readonly owner: string | null;
  readonly reports: number;
}
