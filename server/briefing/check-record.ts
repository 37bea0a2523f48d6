import { type ProbeDependencies, probeRecord } from '../answer/probe-record.ts';
import type { Asker, BriefingPlan, PlannedQuestion } from '../domain/index.ts';
import { fits } from './draft-section.ts';
import { onTopic } from './on-topic.ts';
import type { Outline } from './outline.ts';
import { runBounded } from './run-bounded.ts';
import { scopeOf } from './scope-of.ts';

/** As in a draft. */
const PARALLEL_QUESTIONS = 2;

/**
 * How much the record holds for each question of the outline, as a draft without a language model would find it: what is
 * beside the topic, a caption or half a sentence does not count.
 *
 * @throws AktenlageError of the first question that failed
 */
export async function checkRecord(
  deps: ProbeDependencies,
  asker: Asker,
  outline: Outline,
  signal: AbortSignal,
): Promise<Pick<BriefingPlan, 'sections' | 'searched'>> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const asking = outline.sections.filter(({ questions }) => questions.length > 0);
  const probes = asking.flatMap(({ questions }) =>
    questions.map((question) => async () => {
      both.throwIfAborted();
      // Of its own, as in a draft: see `askQuestions`.
      return probeQuestion(deps, asker, outline, question, AbortSignal.any([both]));
    }),
  );
  const running = runBounded(probes, PARALLEL_QUESTIONS);
  try {
    const [{ reports, passages, newest }, ...found] = await Promise.all([
      deps.store.as(asker).summary(scopeOf(outline.request)),
      ...running,
    ]);
    const left = found.values();
    return {
      sections: asking.map(({ template: { id, title }, questions, guiding }) => ({
        id,
        title,
        questions: questions.map((question, index) => {
          const held = left.next().value;
          if (held === undefined) throw new Error('A question was lost.');
          return { guiding: guiding[index] ?? question, question, ...held };
        }),
      })),
      searched: { reports, passages, newest },
    };
  } finally {
    stop.abort();
    await Promise.allSettled(running);
  }
}

/** What is held for one question, in sentences of which `says` holds. */
export async function probeQuestion(
  deps: ProbeDependencies,
  asker: Asker,
  { topic, request, template }: Pick<Outline, 'topic' | 'request' | 'template'>,
  question: string,
  signal: AbortSignal,
  says: (sentence: string) => boolean = () => true,
): Promise<Pick<PlannedQuestion, 'passages' | 'reports' | 'suffices'>> {
  const speaksOf = onTopic(topic, template.language);
  const asked = {
    question,
    answerLanguage: request.answerLanguage ?? template.language,
    ...scopeOf(request),
  };
  const { passages, sentences } = await probeRecord(deps, { asker, question: asked }, signal);
  const answer = {
    retrieved: passages.map(({ passage }) => ({ passageId: passage.id, text: passage.text })),
    provenance: { writerKind: 'extractive' },
  } as const;
  const held = sentences.filter(
    ({ text, entry: { passage, report } }) =>
      says(text) &&
      fits(
        answer,
        { passageId: passage.id, title: report.title, quote: text, language: passage.language },
        text,
        speaksOf,
      ),
  );
  return {
    passages: new Set(held.map(({ entry }) => entry.passage.id)).size,
    reports: new Set(held.map(({ entry }) => entry.report.id)).size,
    suffices: held.some(({ isChosen }) => isChosen),
  };
}
