import { type Answer, type AnswerRecord, type Asker, markingLevel, type Tlp } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { internAccessLabel } from './access-label.ts';
import { namedIn } from './rests-on.ts';
import { holdsStill, type RightsNow } from './rights-now.ts';

/** Under which labels an answer is stored, and what its asker was shown. */
export interface AnswerStanding {
  /** Whether there is an answer with this id: this asker's in this conversation, or another. */
  readonly known: 'no' | 'the-same' | 'another';
  /** Label of what belongs to the asker alone. */
  readonly own: number;
  /** … and has the marking of the answer. */
  readonly access: number;
  /** See `labelsRestedOn`. */
  readonly restsOn: readonly number[];
  readonly shown: {
    readonly ids: readonly string[];
    /** Highest level of those that are there, their TLP labels, and how many they are. */
    readonly level: number | null;
    readonly tlps: readonly (Tlp | null)[];
    readonly found: number;
  };
}

interface Row {
  readonly same: boolean | null;
  readonly now: RightsNow | null;
  readonly own: number | null;
  readonly access: number | null;
  readonly restsOn: number[];
  readonly level: number | null;
  readonly tlps: (Tlp | null)[];
  readonly found: number;
}

/**
 * Everything that must be known before an answer is written, in one exchange instead of five: that its asker still has his
 * rights, who stays as he is until the transaction ends, the labels, and the grade of what he was shown. With the rights of the
 * owner.
 *
 * @throws AktenlageError as `checkRights`
 */
export async function answerStanding(
  session: Session,
  asker: Asker,
  answer: Answer,
  record: AnswerRecord | null,
): Promise<AnswerStanding> {
  const level = markingLevel(answer.marking);
  const { reports, passages } = namedIn(answer, record);
  const ids = [...new Set(answer.retrieved.map(({ passageId }) => passageId))];
  const [row] = await session.prepared<Row>(
    `WITH me AS MATERIALIZED (
       SELECT clearance, to_jsonb(groups) AS groups, to_jsonb(roles) AS roles, blocked
       FROM people WHERE id = $1::text FOR SHARE
     ), named AS MATERIALIZED (
       SELECT p.access_id AS label, p.id = ANY ($5::text[]) AS shown, r.tlp
       FROM passages p JOIN reports r ON r.key = p.report_key WHERE p.id = ANY ($4::text[])
       UNION ALL SELECT access_id, false, NULL FROM reports WHERE id = ANY ($3::text[])
     )
     SELECT (SELECT to_jsonb(me) FROM me) AS now,
            (SELECT owner = $1::text AND conversation_id = $7::text FROM answers WHERE id = $6::text) AS same,
            (SELECT id FROM access_labels WHERE level = 0 AND groups = '{}' AND coalesce(owner, '') = $1::text) AS own,
            (SELECT id FROM access_labels WHERE level = $2::int AND groups = '{}' AND coalesce(owner, '') = $1::text) AS access,
            (SELECT coalesce(jsonb_agg(label ORDER BY label), '[]') FROM (SELECT DISTINCT label FROM named) n) AS "restsOn",
            (SELECT max(l.level) FROM named n JOIN access_labels l ON l.id = n.label WHERE n.shown) AS level,
            (SELECT coalesce(jsonb_agg(DISTINCT tlp), '[]') FROM named WHERE shown) AS tlps,
            (SELECT count(*) FROM named WHERE shown) AS found`,
    [asker.id, level, reports, passages, ids, answer.id, answer.conversationId],
  );
  if (row === undefined) throw new Error('a statement of one row had none');
  holdsStill(row.now, asker);
  const label = (at: number): Promise<number> =>
    internAccessLabel(session, { level: at, groups: [], owner: asker.id });
  return {
    known: row.same === null ? 'no' : row.same ? 'the-same' : 'another',
    own: row.own ?? (await label(0)),
    access: row.access ?? (await label(level)),
    restsOn: row.restsOn,
    shown: { ids, level: row.level, tlps: row.tlps, found: row.found },
  };
}
