/** What is asked for by name, and the columns that hold such a name. Each pair has an index of migration 0030. */
type Named =
  | 'reports.id'
  | 'reports.source_key'
  | 'report_aliases.source_key'
  | 'passages.id'
  | 'reliances.report_id';

/**
 * The rows, as a table to select from, that the asker may see under names that somebody else than the house gave. Each name is
 * looked for once for every label that he may see, by an index that holds the label as well: a hidden row is not read, and what
 * is hidden takes as long as what never was. `OFFSET 0` keeps the planner from looking for the name first.
 *
 * @param column of which table, under which column
 * @param names an SQL expression: an array of text
 * @param wanted columns of the table
 */
export const namedRows = (column: Named, names: string, wanted: string): string => {
  const [table, name] = column.split('.');
  return `unnest(${names}) AS asked (name) CROSS JOIN unnest(aktenlage_visible()) AS may_see (label)
    CROSS JOIN LATERAL (SELECT ${wanted} FROM ${table} t
                        WHERE t.${name} COLLATE "C" = asked.name AND t.access_id = may_see.label OFFSET 0) named`;
};

/** An SQL expression: the keys of these rows, as an array. */
export const namedKeys = (column: Exclude<Named, 'reliances.report_id'>, names: string): string => {
  const key = column.startsWith('report_aliases') ? 'report_key' : 'key';
  return `ARRAY (SELECT named.${key} FROM ${namedRows(column, names, `t.${key}`)})`;
};
