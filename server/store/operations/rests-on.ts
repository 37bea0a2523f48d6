import type { Session } from '../database.ts';

/**
 * Labels of the reports and passages that a text of the product names anywhere: what it cites, and what it only lists as
 * found. With the rights of the owner; whoever may not see all of these later does not see the text either.
 *
 * @param bodies anything that goes into JSON; ids are what stands under `reportId` and `passageId`
 */
export async function labelsRestedOn(session: Session, ...bodies: readonly unknown[]): Promise<number[]> {
  const { reports, passages } = namedIn(...bodies);
  if (reports.length + passages.length === 0) return [];
  const rows = await session.prepared<{ label: number }>(
    `SELECT access_id AS label FROM reports WHERE id = ANY ($1::text[])
     UNION SELECT access_id FROM passages WHERE id = ANY ($2::text[]) ORDER BY label`,
    [reports, passages],
  );
  return rows.map(({ label }) => label);
}

/** Ids of the reports and passages that a text of the product names anywhere. */
export function namedIn(...bodies: readonly unknown[]): { reports: string[]; passages: string[] } {
  const reports = new Set<string>();
  const passages = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') collect(inner);
      else if (key === 'reportId') reports.add(inner);
      else if (key === 'passageId') passages.add(inner);
    }
  };
  bodies.forEach(collect);
  return { reports: [...reports], passages: [...passages] };
}
