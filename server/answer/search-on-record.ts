import { createHash } from 'node:crypto';
import { type AuditEvent, highestMarking, highestTlp, type SearchResult } from '../domain/index.ts';
import { type SearchDependencies, searchPassages } from './search-passages.ts';

/**
 * A search as somebody is given it: before he gets it, it is on record what he asked for (by its hash) and what he was
 * shown, in one transaction.
 *
 * @throws AktenlageError as `searchPassages`; `database-*` where it cannot be put on record
 */
export async function searchOnRecord(
  deps: SearchDependencies,
  request: Parameters<typeof searchPassages>[1],
  signal?: AbortSignal,
): Promise<SearchResult> {
  const result = await searchPassages(deps, request, signal);
  const actor = request.asker.id;
  const events: AuditEvent[] = [
    {
      type: 'searched',
      actor,
      questionHash: createHash('sha256').update(request.question.question).digest('hex'),
    },
  ];
  if (result.passages.length > 0)
    events.push({
      type: 'passages-shown',
      actor,
      answerId: null,
      passageIds: result.passages.map(({ passageId }) => passageId),
      highest: highestMarking(result.passages.map(({ marking }) => marking)),
      tlp: highestTlp(result.passages.map(({ tlp }) => tlp)),
    });
  await deps.store.audit.recordAudit(...events);
  return result;
}
