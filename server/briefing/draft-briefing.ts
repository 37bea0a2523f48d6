import { randomUUID } from 'node:crypto';
import { loadTemplates, type TemplateSet } from '../../prompts/load-templates.ts';
import { type AnswerDependencies, answerQuestion } from '../answer/answer-question.ts';
import { noteTerms } from '../answer/checks/term-notes.ts';
import {
  AktenlageError,
  type Answer,
  type Asker,
  type Briefing,
  type BriefingEvent,
  type BriefingRequest,
  type BriefingSection,
  type Citation,
  type Claim,
  ERROR_CODES,
  type ErrorBody,
  type ErrorCode,
  highestMarking,
  type Refusal,
  toAktenlageError,
} from '../domain/index.ts';
import { mergeAnswer, nothingSaid, withoutContained } from './merge-answer.ts';
import { mergeProvenance } from './merge-provenance.ts';
import { gapMessage, texts } from './messages.ts';
import { isTitleOnly, onTopic } from './on-topic.ts';
import { type Outline, outline } from './outline.ts';
import { runBounded } from './run-bounded.ts';
import { placeClaims } from './section-text.ts';
import { SourceList } from './source-list.ts';

export interface BriefingDependencies extends AnswerDependencies {
  /** Reads the templates; the folder `prompts/` unless given. */
  readonly loadTemplates?: () => Promise<TemplateSet>;
}

/** Two cores answer two questions at a time; a model server is not flooded either. */
const PARALLEL_QUESTIONS = 2;

/**
 * Drafts a briefing: every question of the template goes through `answerQuestion`, sources become one list,
 * refusals become gaps. Yields typed events; the last is always `briefing-end` or `briefing-error`. Never throws.
 * The briefing is saved before `briefing-end`. An answer that fails fails the briefing: an outage must not read as
 * "nothing in the record".
 */
export async function* draftBriefing(
  deps: BriefingDependencies,
  { asker, request }: { readonly asker: Asker; readonly request: BriefingRequest },
  signal?: AbortSignal,
): AsyncGenerator<BriefingEvent> {
  // Ends the questions still running when one fails, or when the reader stops listening.
  const stop = new AbortController();
  const pending: Promise<unknown>[] = [];
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  try {
    const plan = outline(request, await (deps.loadTemplates ?? loadTemplates)());
    const id = randomUUID();
    const outcomes = askAll(deps, asker, plan, `briefing-${id}`, both);
    pending.push(...outcomes);
    const { reports, passages, newest } = await deps.store.as(asker).summary({ asOf: plan.request.asOf });
    const briefing = yield* draft(id, plan, outcomes, { reports, passages, newest });
    await deps.store.as(asker).saveBriefing(briefing);
    yield { type: 'briefing-end', briefing };
  } catch (thrown) {
    stop.abort();
    yield { type: 'briefing-error', error: toAktenlageError(thrown).toBody().error };
  } finally {
    stop.abort();
    await Promise.all(pending);
  }
}

type Outcome = { readonly answer: Answer } | { readonly error: AktenlageError };

/**
 * Starts all questions in the order of the sections. The promises never reject.
 *
 * @param conversationId holds the answers of one briefing together; its prefix tells them from conversations
 */
function askAll(
  deps: AnswerDependencies,
  asker: Asker,
  { request, template, sections }: Outline,
  conversationId: string,
  signal: AbortSignal,
): readonly Promise<Outcome>[] {
  const common = {
    conversationId,
    answerLanguage: request.answerLanguage ?? template.language,
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
  };
  const ask = (question: string) => async (): Promise<Outcome> => {
    try {
      signal.throwIfAborted();
      const asked = { asker, question: { question, ...common }, purpose: 'section' } as const;
      for await (const event of answerQuestion(deps, asked, signal)) {
        if (event.type === 'answer-end') return { answer: event.answer };
        if (event.type === 'answer-error') return { error: revive(event.error) };
      }
      return { error: new AktenlageError('internal', 'An answer ended without a result.') };
    } catch (thrown) {
      return { error: toAktenlageError(thrown) };
    }
  };
  return runBounded(
    sections.flatMap(({ questions }) => questions.map(ask)),
    PARALLEL_QUESTIONS,
  );
}

const revive = ({ code, message }: ErrorBody['error']): AktenlageError =>
  new AktenlageError(isErrorCode(code) ? code : 'internal', message);

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code);

/** Merges the outcomes section by section, in the template's order whatever order they arrive in. */
async function* draft(
  id: string,
  { request, topic, template, sections }: Outline,
  outcomes: readonly Promise<Outcome>[],
  searched: Refusal['searched'],
): AsyncGenerator<BriefingEvent, Briefing> {
  const started = performance.now();
  const createdAt = new Date().toISOString();
  yield { type: 'briefing-start', id, sections: sections.map(({ title }) => title) };

  const list = new SourceList();
  const said = nothingSaid();
  const answers: Answer[] = [];
  const drafted: BriefingSection[] = [];
  const gaps: Briefing['gaps'] = [];
  const disagreements: Briefing['disagreements'] = [];
  const speaksOf = onTopic(topic, template.language);
  let next = 0;
  for (const [index, { mandatory, ...section }] of sections.entries()) {
    yield { type: 'section-start', index, title: section.title };
    const claims: Claim[] = [];
    const answered: Answer[] = [];
    const repeated: string[] = [];
    for (const question of section.questions) {
      const outcome = await outcomes[next++];
      if (outcome === undefined) throw new AktenlageError('internal', 'A question of the briefing was lost.');
      if ('error' in outcome) throw outcome.error;
      const { answer } = outcome;
      answered.push(answer);
      const merged = mergeAnswer(answer, list, said, (citation, sentence) =>
        fits(answer, citation, sentence, speaksOf),
      );
      claims.push(...merged.claims);
      disagreements.push(...merged.disagreements);
      if (merged.repeated > 0) repeated.push(question);
      if (answer.status === 'refused' || (merged.claims.length === 0 && merged.repeated === 0)) {
        const message = gapMessage(question, answer.refusal?.searched ?? searched, template.language);
        gaps.push({ section: section.title, question, message });
      }
    }
    answers.push(...answered);
    // Only a section without a single sentence needs to say why its answered questions left no trace.
    if (claims.length === 0 && repeated.length > 0) {
      const message = texts(template.language).nothingNew(repeated.length);
      gaps.push({ section: section.title, question: repeated.join(' / '), message });
    }
    const placed = placeClaims(withoutContained(claims));
    const notes = noteTerms(
      placed.map(({ text }) => text),
      template.language,
    );
    const done: BriefingSection = {
      ...section,
      questions: [...section.questions],
      claims: placed,
      answerIds: answered.map((answer) => answer.id),
      ...(notes.length === 0 ? {} : { notes }),
    };
    if (mandatory || claims.length > 0) drafted.push(done);
    yield { type: 'section-end', index, section: done };
  }

  return {
    id,
    title: `${template.title}: ${topic}`,
    topic,
    audience: template.audience,
    template: { id: template.id, version: template.version, title: template.title },
    language: template.language,
    asOf: request.asOf ?? createdAt.slice(0, 10),
    marking: highestMarking(list.sources.map(({ marking }) => marking)),
    sections: drafted,
    sources: list.sources,
    gaps,
    disagreements,
    status: 'draft',
    createdAt,
    provenance: mergeProvenance(
      answers.map(({ provenance }) => provenance),
      template,
    ),
    timings: { totalMs: performance.now() - started },
  };
}

/** A model decides itself what belongs to the topic; the sentences of the extractive writer are held against it. */
function fits(
  answer: Answer,
  citation: Citation,
  sentence: string,
  speaksOf: ReturnType<typeof onTopic>,
): boolean {
  return (
    answer.provenance.writerKind !== 'extractive' ||
    (speaksOf(answer, citation, sentence) && !isTitleOnly(citation))
  );
}
