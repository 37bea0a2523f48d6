import { randomUUID } from 'node:crypto';
import { loadTemplates } from '../../../prompts/load-templates.ts';
import {
  AktenlageError,
  type Answer,
  type Briefing,
  type BriefingSection,
  type ChangeOf,
  highestMarking,
  type Marks,
  sentencesOf,
  tlpOver,
} from '../../domain/index.ts';
import { draftSection, onlyAnswers } from '../draft-section.ts';
import { mergeAnswer, nothingSaid, plain, recall } from '../merge-answer.ts';
import { mergeProvenance } from '../merge-provenance.ts';
import { onTopic } from '../on-topic.ts';
import { outline } from '../outline.ts';
import { scopeOf } from '../scope-of.ts';
import { SourceList } from '../source-list.ts';
import { alsoOf, ask, askSections, requestOf } from './ask-sections.ts';
import type { Outcome, Work } from './change.ts';
import { type Entry, entriesOf, findEntry, findRecordSection, replaceEntry, withEntries } from './entries.ts';
import { workTexts } from './messages.ts';
import { typedText } from './sentence-text.ts';
import { SourceNumbers } from './source-numbers.ts';

/**
 * Drafts one section again. What a person has touched stays: his own sentences and changes, what he accepted, struck or
 * commented. Without a language model the instruction cannot be heeded, and the outcome says so.
 */
export async function regenerateSection(
  work: Work,
  change: ChangeOf<'regenerate-section'>,
): Promise<Outcome> {
  const { briefing, deps, asker, reader, signal } = work;
  const section = findRecordSection(briefing, change.section);
  const instruction = optional(change.instruction);
  const plan = outline(requestOf(briefing), await (deps.loadTemplates ?? loadTemplates)());
  const outlined = plan.sections.find(({ template }) => template.id === section.id);
  if (outlined === undefined) {
    throw new AktenlageError('conflict', 'The template has changed: it has no such section any more.');
  }
  const answered =
    (
      await askSections(
        deps,
        { asker, outline: plan, sections: [outlined], instruction, also: alsoOf(briefing) },
        signal,
      )
    ).get(section.id) ?? onlyAnswers([]);
  const answers = [...answered.answers, ...answered.alsoAnswers];
  const { reports, passages, newest } = await reader.summary(scopeOf(plan.request));
  const list = listOf(briefing);
  const said = nothingSaid();
  const kept = entriesOf(section).filter(isTouched);
  const elsewhere = sentencesOf(briefing).filter(
    (one) => one.section !== section && one.work.state !== 'struck',
  );
  recall(
    [...elsewhere.map(({ claim }) => claim), ...kept.map(({ claim }) => ({ ...claim, start: 0, end: 0 }))],
    briefing.sources,
    said,
  );
  const drafted = draftSection(outlined, answered, {
    language: briefing.language,
    topic: plan.topic,
    asOf: briefing.asOf,
    portions: plan.template.marking.portions,
    list,
    said,
    speaksOf: onTopic(plan.topic, briefing.language),
    searched: { reports, passages, newest },
  });
  const entries = [...newEntries(drafted.section, section, kept), ...kept];
  const numbers = new SourceNumbers({ sources: list.sources });
  const { work: _work, omitted: _omitted, repeated: _repeated, ...before } = section;
  const { omitted, repeated, answerIds, questions } = drafted.section;
  const again: BriefingSection = {
    ...before,
    questions,
    answerIds,
    ...(omitted === undefined ? {} : { omitted }),
    ...(repeated === undefined ? {} : { repeated }),
  };
  const sections = briefing.sections.map((one) => (one === section ? again : one));
  const next = withEntries({ ...briefing, sections }, section.id, entries, numbers.sources);
  const unheeded = instruction !== undefined && answers.every(isQuoted);
  return {
    briefing: numbers.marked(
      {
        ...next,
        gaps: [...briefing.gaps.filter((gap) => gap.section !== section.title), ...drafted.gaps],
        disagreements: [...briefing.disagreements, ...drafted.disagreements.filter(isNewIn(briefing))],
        provenance: mergeProvenance(
          [briefing.provenance, ...answers.map(({ provenance }) => provenance)],
          plan.template,
        ),
      },
      briefing,
    ),
    note: {
      type: 'regenerate-section',
      section: section.title,
      sentence: null,
      ...(instruction === undefined ? {} : { instruction }),
    },
    ...(unheeded ? { instructionUnheeded: true } : {}),
  };
}

/**
 * Has a language model write one sentence again, through the one answering path.
 *
 * @throws AktenlageError `needs-language-model` where there is none, `nothing-to-write` where the record carries no such
 *   sentence; the old one then stays
 */
export async function regenerateSentence(
  work: Work,
  change: ChangeOf<'regenerate-sentence'>,
): Promise<Outcome> {
  const { briefing, deps, asker, reader, signal } = work;
  const { section, entry } = findEntry(briefing, change.sentence);
  const instruction = typedText(change.instruction, 'The instruction');
  if (deps.writer.kind !== 'language-model') {
    throw new AktenlageError(
      'needs-language-model',
      'A sentence can only be written again by a language model, and none is configured. Please change its words yourself, or add a passage from the search.',
    );
  }
  const answers = await Promise.all(section.answerIds.map((id) => reader.getAnswer(id)));
  const from = answers.find((answer) => answer?.claims.some(({ text }) => text === entry.claim.text));
  const question = from?.question ?? section.questions[entry.question ?? 0];
  if (question === undefined) {
    throw new AktenlageError('bad-request', 'This section asks no question that could be answered again.');
  }
  const request = requestOf(briefing);
  const { answerLanguage = briefing.language } = request;
  const answer = await ask(
    // Words of the sources in place of the model's would not be what was asked for.
    { ...deps, fallbackWriter: null },
    {
      asker,
      question: { question, answerLanguage, ...scopeOf(request) },
      purpose: 'section',
      instruction: workTexts(answerLanguage).oneSentence(entry.claim.text, instruction),
      instructionMarks: marksOf(entry.claim, briefing),
    },
    signal,
  );
  const list = listOf(briefing);
  const [claim] = mergeAnswer(
    { ...answer, claims: answer.claims.slice(0, 1), disagreements: [] },
    list,
    nothingSaid(),
  ).claims;
  if (claim === undefined) {
    throw new AktenlageError(
      'nothing-to-write',
      'The record holds nothing that would carry such a sentence. It stays as it was.',
    );
  }
  const { decided: _decided, edited: _edited, ...before } = entry.work;
  const next: Entry = { ...entry, claim, work: { ...before, origin: 'regenerated', state: 'open' } };
  const numbers = new SourceNumbers({ sources: list.sources });
  return {
    briefing: numbers.marked(
      {
        ...withEntries(briefing, section.id, replaceEntry(section, change.sentence, next), numbers.sources),
        provenance: {
          ...briefing.provenance,
          writerKind: 'language-model',
          writer: joined(briefing.provenance.writer, answer.provenance.writer),
          promptVersions: { ...briefing.provenance.promptVersions, ...answer.provenance.promptVersions },
        },
      },
      briefing,
    ),
    note: { type: 'regenerate-sentence', section: section.title, sentence: change.sentence, instruction },
  };
}

/** A list that gives the sources of the briefing the numbers that they have. */
export function listOf({ sources }: Pick<Briefing, 'sources'>): SourceList {
  const list = new SourceList();
  for (const source of sources) list.numberOf(source);
  return list;
}

export const isNewIn =
  ({ disagreements }: Briefing) =>
  (one: Briefing['disagreements'][number]): boolean =>
    !disagreements.some((other) => other.kind === one.kind && citedBy(other) === citedBy(one));

const citedBy = ({ sides }: Briefing['disagreements'][number]): string =>
  sides
    .map(({ citation }) => citation)
    .sort((a, b) => a - b)
    .join(':');

const isTouched = ({ work }: Entry): boolean =>
  work.edited !== undefined ||
  work.state !== 'open' ||
  work.origin === 'search' ||
  work.comments !== undefined;

/** A sentence that came out the same is the same sentence; one that a person kept is not said twice. */
function newEntries(drafted: BriefingSection, before: BriefingSection, kept: readonly Entry[]): Entry[] {
  const known = new Map(
    entriesOf(before)
      .filter((entry) => !isTouched(entry))
      .map((entry) => [plain(entry.claim.text), entry.work]),
  );
  const said = new Set(kept.flatMap(({ claim, work }) => [claim.text, work.edited?.first ?? '']).map(plain));
  return entriesOf(drafted)
    .filter(({ claim }) => !said.has(plain(claim.text)))
    .map((entry) => ({
      ...entry,
      work: known.get(plain(entry.claim.text)) ?? { id: randomUUID(), origin: 'regenerated', state: 'open' },
    }));
}

const optional = (instruction: string): string | undefined =>
  instruction.trim() === '' ? undefined : typedText(instruction, 'The instruction');

/** Of the sentence that the instruction repeats: that of its sources; a person's own may say anything that the paper may. */
function marksOf({ citations }: Entry['claim'], paper: Briefing): Marks {
  if (citations.length === 0) return paper;
  const cited = citations.map((number) => paper.sources.find((source) => source.number === number) ?? paper);
  return { marking: highestMarking(cited.map(({ marking }) => marking)), ...tlpOver(cited) };
}

const isQuoted = ({ provenance }: Answer): boolean => provenance.writerKind === 'extractive';

const joined = (one: string, other: string): string => (one.includes(other) ? one : `${one} + ${other}`);
