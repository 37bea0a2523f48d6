import type { Asker } from '../../domain/index.ts';
import type { Database, Session } from '../../store/database.ts';
import { readAs } from '../../store/operations/as-asker.ts';
import { maySee } from './canaries.ts';

/** Tables of which a reader sees rows by a policy. */
export const policies = (database: Database): Promise<string[]> =>
  database.transaction(async (session) => {
    const rows = await session.query<{ name: string }>(
      `SELECT tablename::text AS name FROM pg_policies WHERE policyname = 'asker_reads' AND schemaname = 'public' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  });

interface Label {
  readonly id: number;
  readonly level: number;
  readonly groups: string[];
  readonly owner: string | null;
}

/** What holds for a hidden row of a table, and whether it speaks of labels or of the keys of reports. */
function hiddenWhere(own: readonly string[], asker: Asker): { by: 'labels' | 'reports'; condition: string } {
  if (own.includes('access_id')) {
    const rests = own.includes('rests_on') ? ' OR rests_on && $1::int[]' : '';
    // What somebody brought himself is shown to him.
    const others = own.includes('brought_by') ? ` AND brought_by IS DISTINCT FROM '${asker.id}'` : '';
    return { by: 'labels', condition: `(access_id = ANY ($1::int[])${rests})${others}` };
  }
  const keys = ['report_key', 'other_key', 'by_key'].filter((key) => own.includes(key));
  return { by: 'reports', condition: keys.map((key) => `${key} = ANY ($1::int[])`).join(' OR ') };
}

/**
 * Rows that the reader's role sees as this asker although their label hides them, counted by table; empty where all is well.
 * Which labels are hidden is decided here, not by the database.
 */
export async function hiddenRows(database: Database, asker: Asker): Promise<Map<string, number>> {
  const tables = await policies(database);
  const { labels, reports, columns } = await database.transaction(async (session) => ({
    labels: await session.query<Label>(
      'SELECT id, level, to_jsonb(groups) AS groups, owner FROM access_labels',
    ),
    reports: await session.query<{ key: number; label: number }>(
      'SELECT key, access_id AS label FROM reports',
    ),
    columns: await columnsOf(session),
  }));
  const hidden = labels.filter((label) => !maySee(asker, label)).map(({ id }) => id);
  const keys = reports.filter(({ label }) => hidden.includes(label)).map(({ key }) => key);
  const found = new Map<string, number>();
  await readAs(database, asker, async (session) => {
    for (const table of tables) {
      const { by, condition } = hiddenWhere(columns.get(table) ?? [], asker);
      const [row] = await session.query<{ rows: number }>(
        `SELECT count(*) AS rows FROM ${table} WHERE ${condition}`,
        [by === 'labels' ? hidden : keys],
      );
      if (row !== undefined && row.rows > 0) found.set(table, row.rows);
    }
  });
  return found;
}

async function columnsOf(session: Session): Promise<Map<string, string[]>> {
  const rows = await session.query<{ name: string; columns: string[] }>(
    `SELECT table_name::text AS name, to_jsonb(array_agg(column_name::text)) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

/** Runs with the policy of one table open to everybody, and puts it back. */
export async function weakened(database: Database, table: string, run: () => Promise<void>): Promise<void> {
  const change = (condition: string) =>
    database.transaction((session) =>
      session.execute(`ALTER POLICY asker_reads ON ${table} USING (${condition})`),
    );
  const [policy] = await database.transaction((session) =>
    session.query<{ condition: string }>(
      `SELECT pg_get_expr(polqual, polrelid) AS condition FROM pg_policy
       WHERE polname = 'asker_reads' AND polrelid = $1::regclass`,
      [table],
    ),
  );
  if (policy === undefined) throw new Error(`${table} has no policy`);
  await change('true');
  try {
    await run();
  } finally {
    await change(policy.condition);
  }
}
