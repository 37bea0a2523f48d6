import type { SectionTemplate } from '../../prompts/template-schema.ts';
import { isCaption } from '../answer/caption.ts';
import { noteTerms } from '../answer/checks/term-notes.ts';
import {
  AktenlageError,
  type AlsoAsked,
  type Answer,
  type Briefing,
  type BriefingSection,
  type Claim,
  highestMarking,
  type InterfaceLanguage,
  inGroups,
  type Refusal,
  type SectionLayout,
} from '../domain/index.ts';
import { isCatchAll } from './catch-all.ts';
import {
  copyOf,
  type Fits,
  mergeAnswer,
  nothingSaid,
  recall,
  type Said,
  withoutContained,
} from './merge-answer.ts';
import { formatDay, gapMessage, texts } from './messages.ts';
import { isTitleOnly, NEARLY_ALL, onTopic } from './on-topic.ts';
import { saysWhatIsAsked } from './other-words.ts';
import type { OutlineSection } from './outline.ts';
import { sectionRoom } from './section-room.ts';
import { placeClaims } from './section-text.ts';
import { SourceList } from './source-list.ts';
import { isOverlong, standsAlone } from './stands-alone.ts';

/** What the sections of one briefing have in common. */
export interface DraftContext {
  readonly language: InterfaceLanguage;
  readonly topic: string;
  readonly asOf: string;
  /** Whether each section carries the grade of its own sources. */
  readonly portions: boolean;
  readonly list: SourceList;
  readonly said: Said;
  /** What stands under a question of an earlier section; nothing unless given. */
  readonly saidUnderQuestions?: Said;
  readonly speaksOf: ReturnType<typeof onTopic>;
  /** Named in the gaps of answers that do not say themselves what they searched. */
  readonly searched: Refusal['searched'];
}

export interface DraftedSection {
  readonly section: BriefingSection;
  readonly answers: readonly Answer[];
  readonly gaps: Briefing['gaps'];
  readonly disagreements: Briefing['disagreements'];
  /** It holds something, be it only text of the template. */
  readonly isFilled: boolean;
}

/** What a section is drafted from. */
export interface SectionAnswers {
  /** To its questions, in their order. */
  readonly answers: readonly Answer[];
  /** Null where nothing else was asked. */
  readonly also: AlsoAsked | null;
  /** To the questions of `also`, in their order. */
  readonly alsoAnswers: readonly Answer[];
}

export const onlyAnswers = (answers: readonly Answer[]): SectionAnswers => ({
  answers,
  also: null,
  alsoAnswers: [],
});

/**
 * One section from the answers to its questions, in their order; a section of another kind takes what its template
 * says.
 */
export function draftSection(
  { template, questions, questionsEdited }: OutlineSection,
  given: SectionAnswers,
  context: DraftContext,
): DraftedSection {
  const { also, alsoAnswers } = given;
  const answers = [...given.answers, ...alsoAnswers];
  const { id, title, kind, mode } = template;
  const base = { id, title, kind, ...(mode === undefined ? {} : { mode }) };
  const plain = { ...base, questions: [], claims: [], answerIds: [] };
  const nothingElse = { answers: [], gaps: [], disagreements: [], isFilled: true };
  switch (template.kind) {
    case 'fixed':
      return { section: { ...plain, text: fixedText(template.text, context) }, ...nothingElse };
    case 'field':
      return { section: { ...plain, fields: [...template.fields] }, ...nothingElse };
    case 'gaps':
    case 'sources':
      return { section: plain, ...nothingElse };
  }
  // Numbers are given in the order in which sentences stand at the end, not in which they were found.
  const found = new SourceList();
  const { claims, gaps, disagreements, unsourced, omitted, repeated } = gather(template, questions, given, {
    ...context,
    list: found,
  });
  // What is said under one question may be contained in what is said under another: there it has to stand as well.
  const kept =
    template.layout === 'text'
      ? withoutContained(claims)
      : questions.flatMap((_, index) =>
          withoutContained(claims.filter(({ question }) => question === index)),
        );
  const numbered = (numbers: readonly number[]): number[] =>
    numbers.flatMap((number) => {
      const source = found.sources[number - 1];
      return source === undefined ? [] : [context.list.numberOf(source)];
    });
  const ordered = byQuestionAndDay(kept, template.layout, answers, found).map((claim) => ({
    ...claim,
    citations: numbered(claim.citations),
  }));
  const placed = placeClaims(ordered.map(({ question, ...claim }) => claim));
  const notes = noteTerms(
    placed.map(({ text }) => text),
    context.language,
  );
  const section: BriefingSection = {
    ...base,
    questions: [...questions],
    claims: placed,
    answerIds: answers.map((answer) => answer.id),
    ...(template.layout === 'text'
      ? {}
      : { layout: template.layout, claimQuestions: ordered.map(({ question }) => question) }),
    ...(questionsEdited ? { questionsEdited } : {}),
    ...(also === null || also.questions.length === 0
      ? {}
      : { also: { by: also.by, questions: also.questions.map(({ of, question }) => ({ of, question })) } }),
    ...(omitted === 0 ? {} : { omitted }),
    ...(repeated === 0 ? {} : { repeated }),
    ...(unsourced === 0 ? {} : { unsourced }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(context.portions && placed.length > 0 ? { marking: portionMark(placed, context.list) } : {}),
  };
  return {
    section,
    answers,
    gaps,
    disagreements: disagreements.map((one) => ({
      ...one,
      sides: one.sides.map(({ value, citation }) => ({
        value,
        citation: numbered([citation])[0] ?? citation,
      })),
    })),
    isFilled: placed.length > 0,
  };
}

function gather(
  { title, layout, length }: Extract<SectionTemplate, { kind: 'record' }>,
  questions: readonly string[],
  { answers, also, alsoAnswers }: SectionAnswers,
  { language, topic, list, said, saidUnderQuestions, speaksOf, searched }: DraftContext,
) {
  const claims: (Claim & { readonly question: number })[] = [];
  const gaps: Briefing['gaps'] = [];
  const disagreements: Briefing['disagreements'] = [];
  const repeated: string[] = [];
  const fitsTopic =
    (answer: Answer): Fits =>
    (citation, sentence) =>
      fits(answer, citation, sentence, speaksOf);
  // Whoever looks up a question must find its answer there, though an earlier section said it as text.
  const { disagreements: boxed } = said;
  const heard = layout === 'text' ? said : { ...(saidUnderQuestions ?? nothingSaid()), disagreements: boxed };
  /** What this section says. */
  const here = { ...nothingSaid(), disagreements: boxed };
  const speaksOfAll = onTopic(topic, language, NEARLY_ALL);
  /** The sub-questions of a question, each with its answer and with what fits it: what they ask for, and the topic. */
  const beside = (of: number) =>
    (also?.questions ?? []).flatMap((sub, at) => {
      const answer = alsoAnswers[at];
      if (sub.of !== of || answer === undefined) return [];
      const says = saysWhatIsAsked(sub.question, { topic, language });
      const isQuoted = answer.provenance.writerKind === 'extractive';
      const fit: Fits = (citation, sentence) =>
        fits(answer, citation, sentence, speaksOfAll) && (!isQuoted || says(sentence));
      return [{ answer, fits: fit }];
    });
  // What there would be to say is known only by merging; done on copies, so that nothing of it is left.
  const rehearsed = copyOf(heard);
  const wanted = answers.map((answer, index) =>
    [{ answer, fits: fitsTopic(answer) }, ...beside(index)].flatMap((one) =>
      mergeAnswer(one.answer, new SourceList(), rehearsed, {
        fits: one.fits,
        needsSource: true,
      }).claims.map(({ text }) => text),
    ),
  );
  const room = sectionRoom(length, wanted);
  let unsourced = 0;
  let omitted = 0;
  let repeats = 0;
  let taken = 0;
  for (const [index, question] of questions.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new AktenlageError('internal', 'A question of the briefing was lost.');
    room.open(index);
    // A quotation of half a page has no room beside others, whatever the length of the section.
    const hasRoom = (sentence: string): boolean =>
      (taken === 0 || !isOverlong(sentence)) && room.take(sentence) && ++taken > 0;
    const rules = { fits: fitsTopic(answer), needsSource: true, hasRoom };
    const fresh = mergeAnswer(answer, list, heard, rules);
    // A question to which only what stands under an earlier one is the answer is answered with it.
    const isAnsweredBefore = layout !== 'text' && fresh.claims.length === 0 && fresh.repeated > 0;
    const merged = isAnsweredBefore ? mergeAnswer(answer, list, here, rules) : fresh;
    recall(merged.claims, list.sources, here);
    claims.push(...merged.claims.map((claim) => ({ ...claim, question: index })));
    disagreements.push(...fresh.disagreements, ...(isAnsweredBefore ? merged.disagreements : []));
    unsourced += merged.unsourced;
    omitted += merged.omitted;
    repeats += merged.repeated;
    if (merged.repeated > 0) repeated.push(question);
    let left =
      answer.status === 'refused'
        ? 0
        : merged.claims.length + merged.repeated + merged.omitted + merged.unsourced;
    for (const one of beside(index)) {
      const more = mergeAnswer(one.answer, list, heard, { ...rules, fits: one.fits });
      recall(more.claims, list.sources, here);
      claims.push(...more.claims.map((claim) => ({ ...claim, question: index })));
      disagreements.push(...more.disagreements);
      unsourced += more.unsourced;
      omitted += more.omitted;
      // What was found once already closes no gap.
      left += more.claims.length + more.omitted;
    }
    if (left === 0) {
      const others = (also?.questions ?? []).filter(({ of }) => of === index).map((sub) => sub.question);
      const message = gapMessage(question, answer.refusal?.searched ?? searched, language, others);
      gaps.push({ section: title, question, message });
    }
  }
  // The other way round a text does not say again what stands under a question.
  if (layout !== 'text') recall(claims, list.sources, said);
  // A section that says how things stand cannot say beside it that nothing is known of how they stand.
  const told = claims.length > 0 || said.texts.size > 0;
  const silent = gaps.filter(
    ({ question }) => layout !== 'text' || !told || !isCatchAll(question, topic, language),
  );
  // Only a section without a single sentence needs to say why its answered questions left no trace.
  if (claims.length === 0 && repeated.length > 0) {
    const message = texts(language).nothingNew(repeated.length);
    silent.push({ section: title, question: repeated.join(' / '), message, reason: 'said-before' });
  }
  return { claims, gaps: silent, disagreements, unsourced, omitted, repeated: repeats };
}

/**
 * The extractive draft is an evidence file: in a section, or under a question, what one day and one originator say stands
 * together, the newest first. A model has put its sentences in an order of its own.
 */
function byQuestionAndDay<Merged extends Claim & { readonly question: number }>(
  claims: readonly Merged[],
  layout: SectionLayout,
  answers: readonly Answer[],
  { sources }: SourceList,
): readonly Merged[] {
  if (answers.some(({ provenance }) => provenance.writerKind !== 'extractive')) return claims;
  const questions = layout === 'text' ? [] : [...new Set(claims.map(({ question }) => question))];
  if (questions.length === 0) return inGroups(claims, sources);
  return questions.flatMap((index) =>
    inGroups(
      claims.filter(({ question }) => question === index),
      sources,
    ),
  );
}

/** As much of an answer and of a citation as tells whether a sentence belongs to the topic. */
export type Found = Parameters<DraftContext['speaksOf']>[0] & {
  readonly provenance: Pick<Answer['provenance'], 'writerKind'>;
};
export type Cited = Parameters<DraftContext['speaksOf']>[1];

/** A model decides itself what belongs to the topic; the sentences of the extractive writer are held against it. */
export function fits(
  answer: Found,
  citation: Cited,
  sentence: string,
  speaksOf: DraftContext['speaksOf'],
): boolean {
  return (
    answer.provenance.writerKind !== 'extractive' ||
    (speaksOf(answer, citation, sentence) &&
      !isTitleOnly(citation) &&
      standsAlone(said(sentence, citation)) &&
      !isCaption(said(sentence, citation)))
  );
}

/** Without who speaks or what the row belongs to, which the writer put before it: "Carla Ruiz (Kelmar): Das gilt …" points back. */
const said = (sentence: string, { quote }: Cited): string => (sentence.endsWith(quote) ? quote : sentence);

/** One pass, so that a topic with braces in it is never taken for a variable. */
const fixedText = (text: string, { topic, asOf, language }: DraftContext): string =>
  text.replace(/\{\{(topic|asOf)\}\}/g, (_, name) => (name === 'topic' ? topic : formatDay(asOf, language)));

function portionMark(claims: readonly Claim[], { sources }: SourceList) {
  const cited = new Set(claims.flatMap(({ citations }) => citations));
  return highestMarking(sources.filter(({ number }) => cited.has(number)).map(({ marking }) => marking));
}
