import { randomUUID } from 'node:crypto';
import { locateQuote } from '../../answer/locate-quote.ts';
import {
  AktenlageError,
  type Briefing,
  type ChangeOf,
  type Citation,
  type SentenceWork,
} from '../../domain/index.ts';
import type { Outcome, Work } from './change.ts';
import { checkSentence } from './check-sentence.ts';
import {
  type Entry,
  findEntry,
  findRecordSection,
  insertEntry,
  replaceEntry,
  withEntries,
} from './entries.ts';
import { typedSentence } from './sentence-text.ts';
import { SourceNumbers } from './source-numbers.ts';

/** Other words, other sources or both: the check runs again, and what a person decided of the old words is void. */
export async function editSentence(work: Work, change: ChangeOf<'edit'>): Promise<Outcome> {
  const { briefing, reader, deps, asker, at, signal } = work;
  const { section, entry } = findEntry(briefing, change.sentence);
  const numbers = new SourceNumbers(briefing);
  const claim = await checkSentence(
    { reader, judge: deps.judge },
    {
      text: typedSentence(change.text),
      kept: citedSources(briefing, change.citations ?? entry.claim.citations),
      passages: change.passages ?? [],
      language: briefing.language,
    },
    numbers,
    signal,
  );
  const { decided: _decided, ...before } = entry.work;
  const first = before.edited?.first ?? (before.origin === 'author' ? undefined : entry.claim.text);
  const edited = { by: asker.id, at, ...(first === undefined ? {} : { first }) };
  const next: Entry = { ...entry, claim, work: { ...before, state: 'open', edited } };
  return {
    briefing: placed(briefing, section.id, replaceEntry(section, change.sentence, next), numbers),
    note: { type: 'edit', section: section.title, sentence: change.sentence },
  };
}

/** A sentence of the author's own; without a source it says so. */
export async function addSentence(work: Work, change: ChangeOf<'add'>): Promise<Outcome> {
  const { briefing, reader, deps, asker, at, signal } = work;
  const section = findRecordSection(briefing, change.section);
  const numbers = new SourceNumbers(briefing);
  const claim = await checkSentence(
    { reader, judge: deps.judge },
    {
      text: typedSentence(change.text),
      kept: citedSources(briefing, change.citations ?? []),
      passages: change.passages ?? [],
      language: briefing.language,
    },
    numbers,
    signal,
  );
  const own: SentenceWork = {
    id: randomUUID(),
    origin: 'author',
    state: 'open',
    edited: { by: asker.id, at },
  };
  return {
    briefing: placed(briefing, section.id, insertEntry(section, { claim, work: own }, change.after), numbers),
    note: { type: 'add', section: section.title, sentence: own.id },
  };
}

/** Words of a passage that the author found by searching, as a quoted and cited sentence. */
export async function quotePassage(work: Work, change: ChangeOf<'quote'>): Promise<Outcome> {
  const { briefing, reader, deps, signal } = work;
  const section = findRecordSection(briefing, change.section);
  const [found] = await reader.getNamedPassages([change.passageId]);
  if (found === undefined) throw new AktenlageError('not-found', 'This passage was not found.');
  const span = locateQuote(found.passage.text, change.quote);
  if (span === null) {
    throw new AktenlageError(
      'bad-request',
      'These words do not stand in the passage, so they cannot be quoted.',
    );
  }
  const quote = found.passage.text.slice(span.start, span.end);
  const numbers = new SourceNumbers(briefing);
  const claim = await checkSentence(
    { reader, judge: deps.judge },
    {
      text: quote.replace(/\s+/gu, ' ').trim(),
      kept: [],
      passages: [{ passageId: change.passageId, quote }],
      language: briefing.language,
    },
    numbers,
    signal,
  );
  const own: SentenceWork = { id: randomUUID(), origin: 'search', state: 'open' };
  return {
    briefing: placed(briefing, section.id, insertEntry(section, { claim, work: own }, change.after), numbers),
    note: { type: 'quote', section: section.title, sentence: own.id },
  };
}

function citedSources({ sources }: Briefing, numbers: readonly number[]): Citation[] {
  return [...new Set(numbers)].map((number) => {
    const source = sources.find((one) => one.number === number);
    if (source === undefined) {
      throw new AktenlageError('bad-request', `The briefing has no source with the number ${number}.`);
    }
    return source;
  });
}

const placed = (
  briefing: Briefing,
  section: string,
  entries: readonly Entry[],
  numbers: SourceNumbers,
): Briefing => numbers.marked(withEntries(briefing, section, entries, numbers.sources), briefing);
