import type { Asker, Question } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { Store } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import type { ContextPassage } from '../ports/writer.ts';
import { chooseSentences } from './choose-sentences.ts';
import { CONTEXT_PASSAGES, contextOf } from './context.ts';
import { SECTION_CHOICE } from './extractive-writer.ts';
import { glossaryTranslator } from './glossary-translator.ts';
import { noEvidence } from './no-evidence.ts';
import { retrieve } from './retrieve.ts';
import { isRunningText } from './row-text.ts';
import { scoreSentences } from './select-sentences.ts';
import { validateQuestion } from './validate-question.ts';
import { requestOf } from './write-request.ts';

export interface ProbeDependencies {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly translator?: Translator | undefined;
  /** See `RetrieveDependencies`. */
  readonly reranker?: Reranker | null | undefined;
}

/** A sentence of the record that reaches the evidence which an answer needs. */
export interface ProbedSentence {
  readonly text: string;
  readonly entry: ContextPassage;
  /** An answer without a language model would quote it. */
  readonly isChosen: boolean;
}

export interface Probe {
  /** Found at all, best first. */
  readonly passages: readonly ContextPassage[];
  /** Empty where an answer would be refused. */
  readonly sentences: readonly ProbedSentence[];
}

/**
 * What a section's question would find: the retrieval and the evidence of an answer without its writing, inside the rights
 * of the asker. Calls no language model and stores nothing.
 *
 * @throws AktenlageError as an answer fails: an outage is never "nothing found"
 */
export async function probeRecord(
  { store, embedder, translator = glossaryTranslator, reranker }: ProbeDependencies,
  request: { readonly asker: Asker; readonly question: Question },
  signal: AbortSignal,
): Promise<Probe> {
  const question = validateQuestion(request.question);
  const reader = store.as(request.asker);
  const [summary, retrieval] = await Promise.all([
    reader.summary({ filter: question.filter, asOf: question.asOf }),
    retrieve({ reader, embedder, translator, reranker }, question, { limit: CONTEXT_PASSAGES, signal }),
  ]);
  signal.throwIfAborted();
  const passages = contextOf(retrieval.passages, 'probe');
  const candidates = scoreSentences(retrieval.analysis, passages, retrieval.weights, translator);
  if (noEvidence(summary, retrieval, candidates) !== null) return { passages, sentences: [] };
  const day = question.asOf ?? new Date().toISOString().slice(0, 10);
  const { sentences: chosen } = await chooseSentences(
    {
      ...requestOf(retrieval, passages, day, question.answerLanguage ?? 'de', question.question),
      purpose: 'section',
    },
    { settings: SECTION_CHOICE, translator, embedder, signal },
  );
  if (chosen.length === 0) return { passages, sentences: [] };
  const others = candidates.filter(
    ({ evidence, text }) => evidence >= SECTION_CHOICE.minimumEvidence && isRunningText(text),
  );
  return {
    passages,
    sentences: [
      ...chosen.map(({ text, entry }) => ({ text, entry, isChosen: true })),
      ...others.map(({ text, entry }) => ({ text, entry, isChosen: false })),
    ],
  };
}
