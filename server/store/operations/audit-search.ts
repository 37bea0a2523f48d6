import { MARKINGS } from '../../domain/index.ts';
import type { AuditSearch, ModelUse, ModelUses, StoredAuditEntry } from '../../ports/audit.ts';
import type { Parameter, Session } from '../database.ts';

// The expressions of the indexes (migration 0020), letter by letter.
const TYPE = `substring(entry from '"type":"([a-z-]+)"')`;
const ACTOR = `substring(entry from '"actor":"([^"]*)"')`;

/** Where entries name something that carries no content of a report. */
const HARMLESS = ['answerId', 'conversationId', 'briefingId', 'runId', 'subject', 'session'];

/** Newest first. As the owner: no asker has a way to the log, and callers leave out what he may not see. */
export function searchAudit(
  session: Session,
  search: AuditSearch,
  limit: number,
): Promise<StoredAuditEntry[]> {
  const parameters: Parameter[] = [];
  const given = (value: Parameter): string => `$${parameters.push(value)}`;
  const conditions = ['true'];
  const { types, actor, from, until, id, before } = search;
  if (types !== undefined) conditions.push(`${TYPE} = ANY (${given(types)}::text[])`);
  if (actor !== undefined) conditions.push(`${ACTOR} = ${given(actor)}::text`);
  if (from !== undefined) conditions.push(`at >= ${given(from)}::timestamptz`);
  if (until !== undefined) conditions.push(`at < ${given(until)}::timestamptz`);
  if (before !== undefined) conditions.push(`sequence < ${given(before)}::bigint`);
  if (id !== undefined) {
    const quoted = given(JSON.stringify(id.value));
    const at = (name: string) => `strpos(entry, '"${name}":' || ${quoted}::text) > 0`;
    // What a bare id is the id of depends on the entry: of an export it is no report's.
    const named = [...HARMLESS.map(at), `${TYPE} = 'exported' AND ${at('id')}`].join(' OR ');
    // The first one leaves the others little to look at: there is no index on ids.
    conditions.push(`strpos(entry, ${quoted}::text) > 0`);
    if (!id.visible) conditions.push(`(${named})`);
  }
  return session.query<StoredAuditEntry>(
    `SELECT sequence, at, entry, hash FROM audit_entries WHERE ${conditions.join(' AND ')}
     ORDER BY sequence DESC LIMIT ${given(limit)}::int`,
    parameters,
  );
}

const LEVELS = `ARRAY[${MARKINGS.map((marking) => `'${marking}'`).join(', ')}]`;
const levelOf = (name: string) => `array_position(${LEVELS}, substring(entry from '"${name}":"([^"]*)"'))`;

/** Calls by endpoint and refusals by purpose, over the whole log as it is kept. */
export async function countModelUse(session: Session): Promise<ModelUses> {
  const calls = await session.query<ModelUse>(
    `SELECT substring(entry from '"purpose":"([a-z]+)"') AS purpose, substring(entry from '"host":"([^"]*)"') AS host,
            substring(entry from '"model":("([^"\\\\]|\\\\.)*")') AS model, count(*) AS calls, max(at) AS "lastCallAt",
            count(*) FILTER (WHERE ${levelOf('highest')} > ${levelOf('releasedUpTo')}) AS "beyondRelease"
     FROM audit_entries WHERE ${TYPE} = 'model-call' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  const refused = await session.query<ModelUses['refused'][number]>(
    `SELECT substring(entry from '"what":"model-call:([a-z]+)"') AS purpose, count(*) AS calls
     FROM audit_entries WHERE ${TYPE} = 'refused' AND strpos(entry, '"what":"model-call:') > 0 GROUP BY 1 ORDER BY 1`,
  );
  const [first] = await session.query<{ at: string }>(
    'SELECT at FROM audit_entries ORDER BY sequence LIMIT 1',
  );
  return {
    calls: calls.map((row) => ({ ...row, model: JSON.parse(row.model) as string })),
    refused,
    since: first?.at ?? null,
  };
}
