import { randomUUID } from 'node:crypto';
import {
  type Answer,
  type Briefing,
  type BriefingSection,
  type Citation,
  sentencesOf,
} from '../../domain/index.ts';
import { type DraftedSection, draftSection, onlyAnswers } from '../draft-section.ts';
import { nothingSaid, plain } from '../merge-answer.ts';
import { onTopic } from '../on-topic.ts';
import type { Outline } from '../outline.ts';
import { scopeOf } from '../scope-of.ts';
import { alsoOf, askSections, requestOf } from './ask-sections.ts';
import type { Work } from './change.ts';
import { type Entry, entriesOf, insertEntry, withEntries } from './entries.ts';
import { isNewIn, listOf } from './regenerate.ts';
import { SourceNumbers } from './source-numbers.ts';

/** The sentences of a new draft that rest on what is new in the record, put where they belong. */
export async function takeNews(work: Work, marked: Briefing, plan: Outline) {
  const { deps, asker, reader, signal } = work;
  const { language } = marked;
  const answersOf = await askSections(
    deps,
    { asker, outline: plan, sections: plan.sections, also: alsoOf(marked) },
    signal,
  );
  const { reports, passages, newest } = await reader.summary(scopeOf(plan.request));
  const list = listOf(marked);
  const context = {
    language,
    topic: plan.topic,
    asOf: plan.request.asOf ?? work.at.slice(0, 10),
    portions: plan.template.marking.portions,
    list,
    said: nothingSaid(),
    speaksOf: onTopic(plan.topic, language),
    searched: { reports, passages, newest },
  };
  const drafted = plan.sections.map((section) =>
    draftSection(section, answersOf.get(section.template.id) ?? onlyAnswers([]), context),
  );
  const isNew = await newNumbers(work, list.sources);
  const said = new Set(
    sentencesOf(marked)
      .flatMap(({ claim, work: done }) => [claim.text, done.edited?.first ?? ''])
      .map(plain),
  );
  const numbers = new SourceNumbers(marked);
  const renumber = (number: number): number => {
    const source = list.sources.find((one) => one.number === number);
    return source === undefined ? number : numbers.numberOf(source);
  };
  let next = marked;
  const added: string[] = [];
  for (const { section, gaps } of drafted) {
    const fresh = entriesOf(section).filter(
      ({ claim }) => claim.citations.some((number) => isNew.has(number)) && !said.has(plain(claim.text)),
    );
    if (fresh.length === 0) continue;
    next = withSection(next, section, plan);
    for (const { claim, question } of fresh) {
      const id = randomUUID();
      added.push(id);
      said.add(plain(claim.text));
      const entry: Entry = {
        claim: { ...claim, citations: claim.citations.map(renumber) },
        work: { id, origin: 'redraft', state: 'open', news: 'new' },
        question,
      };
      const target = next.sections.find((one) => one.id === section.id);
      if (target === undefined) continue;
      const after = lastOf(target, question);
      const placed = insertEntry(target, entry, after).map((one) =>
        one.work.id === id ? { ...one, question: question ?? one.question } : one,
      );
      next = withEntries(next, section.id, placed, numbers.sources);
    }
    const open = new Set(gaps.map((gap) => gap.question));
    next = {
      ...next,
      gaps: next.gaps.filter((gap) => gap.section !== section.title || open.has(gap.question)),
    };
  }
  const fresh = newDisagreements(marked, drafted, isNew).map((one) => ({
    ...one,
    sides: one.sides.map((side) => ({ ...side, citation: renumber(side.citation) })),
  }));
  const answers: readonly Answer[] = drafted.flatMap((one) => one.answers);
  return {
    briefing: numbers.marked(
      { ...next, disagreements: [...next.disagreements, ...fresh], sources: numbers.sources },
      marked,
    ),
    added,
    answers,
  };
}

const newDisagreements = (
  marked: Briefing,
  drafted: readonly DraftedSection[],
  isNew: ReadonlySet<number>,
): Briefing['disagreements'] =>
  drafted
    .flatMap(({ disagreements }) => disagreements)
    .filter(({ sides }) => sides.some(({ citation }) => isNew.has(citation)))
    .filter(isNewIn(marked));

/** Of the sentences that answer the same question the last one. */
function lastOf(section: BriefingSection, question: number | undefined): string | undefined {
  const entries = entriesOf(section);
  const own = question === undefined ? entries : entries.filter((entry) => entry.question === question);
  return (own.at(-1) ?? entries.at(-1))?.work.id;
}

/**
 * Numbers of sources whose report came in, or came in with another text, after the record was last searched; or was
 * published after the day up to which the draft looked.
 */
async function newNumbers(
  { briefing, reader }: Work,
  sources: readonly Citation[],
): Promise<ReadonlySet<number>> {
  const searchedAt = Date.parse(briefing.recordAt ?? briefing.createdAt);
  const until = requestOf(briefing).asOf;
  const known = new Set(briefing.sources.map(({ number }) => number));
  const others = sources.filter(({ number }) => !known.has(number));
  const found = await reader.getPassages([...new Set(others.map(({ passageId }) => passageId))]);
  const isNew = new Set(
    found
      .filter(
        ({ report: { ingestedAt, publishedOn } }) =>
          Date.parse(ingestedAt) > searchedAt ||
          (until !== undefined && publishedOn !== null && publishedOn > until),
      )
      .map(({ report }) => report.id),
  );
  return new Set(others.filter(({ reportId }) => isNew.has(reportId)).map(({ number }) => number));
}

/** An optional section that had nothing to say has something now: it takes the place that the template gives it. */
function withSection(briefing: Briefing, drafted: BriefingSection, { sections }: Outline): Briefing {
  if (briefing.sections.some(({ id }) => id === drafted.id)) return briefing;
  const order = sections.map(({ template }) => template.id);
  const { notes: _notes, marking: _marking, ...rest } = drafted;
  const empty: BriefingSection = {
    ...rest,
    claims: [],
    ...(drafted.claimQuestions === undefined ? {} : { claimQuestions: [] }),
  };
  const { leftOut = [], ...others } = briefing;
  const stillOut = leftOut.filter(({ id }) => id !== drafted.id);
  return {
    ...others,
    sections: [...briefing.sections, empty].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    ...(stillOut.length === 0 ? {} : { leftOut: stillOut }),
  };
}
