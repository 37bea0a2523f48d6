import type { AnswerRecord, Asker, SearchReplay } from '../domain/index.ts';
import { CONTEXT_PASSAGES } from './context.ts';
import { retrieve } from './retrieve.ts';
import type { SearchDependencies } from './search-passages.ts';

export type ReplaySearchDependencies = SearchDependencies;

type Ranked = SearchReplay['new'][number];

/** The retrieval of a recorded answer anew, over the record as it is now: what is new, gone, or at another place. */
export async function replaySearch(
  { store, embedder, translator, reranker }: ReplaySearchDependencies,
  asker: Asker,
  record: AnswerRecord,
  signal: AbortSignal,
): Promise<SearchReplay> {
  const reader = store.as(asker);
  // A follow-up is searched as it was completed then, whatever has been asked since.
  const question = { ...record.question, question: record.plan.question };
  const { passages } = await retrieve({ reader, embedder, translator, reranker }, question, {
    limit: CONTEXT_PASSAGES,
    signal,
  });
  const ranks = new Map<string, Ranked>();
  for (const [index, { passageId, sourceKey, title }] of record.passages.entries())
    ranks.set(passageId, { passageId, sourceKey, title, before: index + 1, now: null });
  for (const [index, { passage, report }] of passages.entries()) {
    const now = index + 1;
    const { sourceKey, title } = report;
    const before = ranks.get(passage.id)?.before ?? null;
    ranks.set(passage.id, { passageId: passage.id, sourceKey, title, before, now });
  }
  const all = [...ranks.values()];
  const found = all.filter(({ now }) => now !== null);
  const added = found.filter(({ before }) => before === null);
  const gone = all.filter(({ now }) => now === null);
  const moved = found.filter(({ before, now }) => before !== null && before !== now);
  const corpusVersion = await reader.corpusVersion();
  return {
    identical: added.length + gone.length + moved.length === 0,
    corpusVersion: { before: record.corpusVersion, now: corpusVersion },
    embedder: { before: record.embedder, now: embedder.id },
    new: added,
    gone,
    moved,
    unmoved: found.length - added.length - moved.length,
  };
}
