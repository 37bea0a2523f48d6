import {
  MARKINGS,
  markingLevel,
  type ViewAs,
  type ViewedReport,
  type ViewSubject,
} from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { countLabels } from './count-labels.ts';
import { type LabelCount, REPORT_LABELS } from './report-labels.ts';

export interface ViewPage {
  /** Words that title, file, originator or number must hold, each of them. */
  readonly words: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

export type Viewed = Pick<ViewAs, 'reports' | 'grades' | 'groups' | 'ungrouped' | 'found' | 'listed'>;

/**
 * The second condition; the first is the policy, which binds the session to the asker. The same three questions as in
 * `aktenlage_visible`, asked of labels that the asker sees: $1 clearance, $2 groups, $3 who owns.
 */
const SEEN = `${REPORT_LABELS}, seen AS MATERIALIZED (
  SELECT l.id, l.level, l.groups, l.owner FROM labels l
  WHERE l.level <= $1::int AND (l.groups = '[]' OR l.groups ?| $2::text[])
    AND (l.owner IS NULL OR l.owner = $3::text)
)`;

/** Letters that `lower` leaves alone where the database has no collation of a language. */
const FOLDED = (text: string) => `translate(lower(${text}), 'ÄÖÜÀÂÇÉÈÊËÎÏÔÙÛÆŒ', 'äöüàâçéèêëîïôùûæœ')`;
const NAMED = FOLDED(`concat_ws(' ', r.title, r.source_key, r.originator, r.document_number)`);
const MATCHES = `NOT EXISTS (SELECT 1 FROM unnest($4::text[]) w WHERE strpos(${NAMED}, ${FOLDED('w')}) = 0)`;

/**
 * What the subject may see of what the asker may see. The session is the asker's from its first statement to its last, so that
 * there is no moment in which it sees more; of what the asker does not see nothing is counted.
 */
export async function viewAs(session: Session, subject: ViewSubject, page: ViewPage): Promise<Viewed> {
  const eyes = [markingLevel(subject.clearance), [...subject.groups], subject.id] as const;
  const counts = await session.query<LabelCount>(
    `WITH ${SEEN} SELECT s.level, s.groups, s.owner, count(*) AS reports
     FROM reports r JOIN seen s ON s.id = r.access_id GROUP BY s.id, s.level, s.groups, s.owner`,
    eyes,
  );
  const { owned: _, ...totals } = countLabels(counts);
  const [number] = await session.query<{ found: number }>(
    `WITH ${SEEN} SELECT count(*) AS found FROM reports r JOIN seen s ON s.id = r.access_id WHERE ${MATCHES}`,
    [...eyes, page.words],
  );
  const rows = await session.query<Omit<ViewedReport, 'marking'> & { level: number }>(
    `WITH ${SEEN}
     SELECT r.id, r.title, r.source_key AS "sourceKey", r.originator, r.published_on AS "publishedOn", r.language,
            s.level, s.groups
     FROM reports r JOIN seen s ON s.id = r.access_id WHERE ${MATCHES}
     ORDER BY r.published_on DESC NULLS LAST, r.source_key LIMIT $5 OFFSET $6`,
    [...eyes, page.words, page.limit, page.offset],
  );
  const listed = rows.map(({ level, ...row }) => ({ ...row, marking: MARKINGS[level] ?? 'STRENG GEHEIM' }));
  return { ...totals, found: number?.found ?? 0, listed };
}
