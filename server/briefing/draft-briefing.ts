import { randomUUID } from 'node:crypto';
import { loadTemplates, type TemplateSet } from '../../prompts/load-templates.ts';
import { type AnswerDependencies, answerQuestion } from '../answer/answer-question.ts';
import {
  AktenlageError,
  type Answer,
  type Asker,
  type Briefing,
  type BriefingEvent,
  type BriefingRequest,
  type BriefingSection,
  ERROR_CODES,
  type ErrorBody,
  type ErrorCode,
  highestMarking,
  type LeftOutSection,
  markingLevel,
  type Question,
  type Refusal,
  toAktenlageError,
} from '../domain/index.ts';
import { draftSection } from './draft-section.ts';
import { nothingSaid } from './merge-answer.ts';
import { mergeProvenance } from './merge-provenance.ts';
import { onTopic } from './on-topic.ts';
import { type Outline, outline } from './outline.ts';
import { runBounded } from './run-bounded.ts';
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
    checkClearance(asker, plan);
    const id = randomUUID();
    const outcomes = askAll(deps, asker, plan, `briefing-${id}`, both);
    pending.push(...outcomes);
    const { reports, passages, newest } = await deps.store.as(asker).summary(scopeOf(plan.request));
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

/** What the author lets the draft see. */
const scopeOf = ({ asOf, withoutSources = [] }: BriefingRequest): Pick<Question, 'asOf' | 'filter'> => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(withoutSources.length === 0 ? {} : { filter: { withoutSources } }),
});

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
    ...scopeOf(request),
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

/** Drafts section by section, in the template's order whatever order the outcomes arrive in. */
async function* draft(
  id: string,
  { request, topic, template, sections, notWanted }: Outline,
  outcomes: readonly Promise<Outcome>[],
  searched: Refusal['searched'],
): AsyncGenerator<BriefingEvent, Briefing> {
  const started = performance.now();
  const createdAt = new Date().toISOString();
  yield { type: 'briefing-start', id, sections: sections.map(({ template: { title } }) => title) };

  const asOf = request.asOf ?? createdAt.slice(0, 10);
  const { language, marking } = template;
  const list = new SourceList();
  const speaksOf = onTopic(topic, language);
  const shared = { language, topic, asOf, portions: marking.portions, list, said: nothingSaid(), speaksOf };
  const answers: Answer[] = [];
  const drafted: BriefingSection[] = [];
  const gaps: Briefing['gaps'] = [];
  const leftOut = [...notWanted];
  const disagreements: Briefing['disagreements'] = [];
  let next = 0;
  for (const [index, section] of sections.entries()) {
    const { title, mandatory } = section.template;
    yield { type: 'section-start', index, title };
    const answered = await take(outcomes, next, section.questions.length);
    next += answered.length;
    const done = draftSection(section, answered, { ...shared, searched });
    answers.push(...done.answers);
    gaps.push(...done.gaps);
    disagreements.push(...done.disagreements);
    if (mandatory || done.isFilled) drafted.push(done.section);
    else leftOut.push({ id: section.template.id, title, reason: reasonOf(done.section) });
    yield { type: 'section-end', index, section: done.section };
  }

  return {
    id,
    title: `${template.title}: ${topic}`,
    topic,
    audience: template.audience,
    template: {
      id: template.id,
      version: template.version,
      title: template.title,
      ...(template.origin === 'house' ? { origin: template.origin } : {}),
    },
    language,
    asOf,
    ...(request.withoutSources === undefined || request.withoutSources.length === 0
      ? {}
      : { withoutSources: new Set(request.withoutSources).size }),
    minimumMarking: marking.minimum,
    marking: highestMarking([marking.minimum, ...list.sources.map((source) => source.marking)]),
    sections: drafted,
    sources: list.sources,
    gaps,
    ...(leftOut.length === 0 ? {} : { leftOut: inOrderOf(template, leftOut) }),
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

/** @throws AktenlageError of the first answer that failed */
async function take(
  outcomes: readonly Promise<Outcome>[],
  start: number,
  count: number,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const promise of outcomes.slice(start, start + count)) {
    const outcome = await promise;
    if ('error' in outcome) throw outcome.error;
    answers.push(outcome.answer);
  }
  return answers;
}

/** Nothing at all, or nothing that an earlier section does not have. */
const reasonOf = ({ repeated }: BriefingSection): LeftOutSection['reason'] =>
  repeated === undefined ? 'nothing-found' : 'said-before';

function inOrderOf({ sections }: Outline['template'], leftOut: readonly LeftOutSection[]): LeftOutSection[] {
  return sections.flatMap(({ id }) => leftOut.filter((one) => one.id === id));
}

/** Nobody drafts what he may not see afterwards. */
function checkClearance({ clearance }: Asker, { template }: Outline): void {
  const { minimum } = template.marking;
  if (markingLevel(minimum) <= clearance) return;
  throw new AktenlageError(
    'bad-request',
    `The briefing cannot be drafted: this template marks every draft at least ${minimum}, which is above your clearance.`,
  );
}
