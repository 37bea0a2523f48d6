import type { Marks } from '../domain/index.ts';
import type { ClaimJudge, Judgement } from '../ports/claim-judge.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { ContextPassage, Writer } from '../ports/writer.ts';
import { type ReleaseGate, UNTOLD, UNTOLD_MARKS } from './model-endpoint.ts';

/**
 * The one place that decides what goes to a model: each port that sends is wrapped here, in the composition root, and
 * nothing else is handed out. Passages graded above the release of the endpoint stay behind.
 */
export function guardWriter(inner: Writer, gate: ReleaseGate): Writer {
  const { repair } = inner;
  return {
    ...inner,
    releasedUpTo: gate.endpoint.releasedUpTo,
    onBehalfOf: (cause) => guardWriter(inner, gate.for(cause)),
    async *write(request, signal) {
      const passages = releasable(request.passages, gate);
      // Absent: the author's own words, which are no document's.
      const { instructionMarks } = request;
      if (passages.length === 0 || !gate.passes(instructionMarks?.marking ?? 'OFFEN'))
        throw await gate.refuse();
      const heldBack = request.passages.length - passages.length;
      await gate.record(
        marksOf(passages),
        heldBack,
        instructionMarks === undefined ? [] : [instructionMarks],
      );
      yield* inner.write({ ...request, passages }, signal);
    },
    ...(repair === undefined
      ? {}
      : {
          // The sentence to be written again was made from these: where one may not go, neither may it.
          async repair(request, signal) {
            const passages = releasable(request.passages, gate);
            if (passages.length < request.passages.length) throw await gate.refuse();
            await gate.record(marksOf(passages));
            return repair({ ...request, passages }, signal);
          },
        }),
  };
}

const marksOf = (passages: readonly ContextPassage[]): Marks[] =>
  passages.map(({ report: { marking, tlp } }) => ({ marking, tlp }));

/** Those that may go; what took the place of one is named only where it goes too. */
function releasable(passages: readonly ContextPassage[], gate: ReleaseGate): ContextPassage[] {
  const going = passages.filter(({ report }) => gate.passes(report.marking));
  const named = new Set(going.map(({ report }) => report.sourceKey));
  return going.map((entry) => {
    const { supersededBy } = entry.report;
    if (supersededBy === null || named.has(supersededBy) || gate.passes(UNTOLD)) return entry;
    return { ...entry, report: { ...entry.report, supersededBy: 'another report' } };
  });
}

export function guardEmbedder(inner: Embedder, gate: ReleaseGate): Embedder {
  return {
    ...inner,
    releasedUpTo: gate.endpoint.releasedUpTo,
    onBehalfOf: (cause) => guardEmbedder(inner, gate.for(cause)),
    async embedPassages(texts, signal, marks) {
      const told = texts.map((_, index) => marks?.[index] ?? UNTOLD_MARKS);
      if (!told.every(({ marking }) => gate.passes(marking))) throw await gate.refuse();
      await gate.record(told);
      return inner.embedPassages(texts, signal);
    },
    // A question is the asker's own words.
    async embedQuery(text, signal) {
      await gate.record([]);
      return inner.embedQuery(text, signal);
    },
  };
}

/** All or nothing: scores of some passages alone would push the others down. */
export function guardReranker(inner: Reranker, gate: ReleaseGate): Reranker {
  return {
    ...inner,
    releasedUpTo: gate.endpoint.releasedUpTo,
    onBehalfOf: (cause) => guardReranker(inner, gate.for(cause)),
    async score(question, texts, signal, marks) {
      const told = texts.map((_, index) => marks?.[index] ?? UNTOLD_MARKS);
      if (!told.every(({ marking }) => gate.passes(marking))) throw await gate.refuse();
      await gate.record(told);
      return inner.score(question, texts, signal);
    },
  };
}

/** Sentences that rest on what may not go are not judged; the verdict of the rules stands. */
export function guardJudge(inner: ClaimJudge, gate: ReleaseGate): ClaimJudge {
  return {
    ...inner,
    releasedUpTo: gate.endpoint.releasedUpTo,
    onBehalfOf: (cause) => guardJudge(inner, gate.for(cause)),
    async judge(claims, language, signal) {
      const going = claims.filter(({ marks }) => gate.passes(marks?.marking));
      if (going.length === 0) return claims.map(() => null);
      await gate.record(
        going.map(({ marks }) => marks ?? UNTOLD_MARKS),
        claims.length - going.length,
      );
      const said = await inner.judge(going, language, signal);
      const of = new Map<unknown, Judgement | null>(
        going.map((claim, index) => [claim, said[index] ?? null]),
      );
      return claims.map((claim) => of.get(claim) ?? null);
    },
  };
}
