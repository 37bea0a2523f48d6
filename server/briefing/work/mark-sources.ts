import { briefingSince } from '../../answer/cited-since.ts';
import type { Citation, CitedSince } from '../../domain/index.ts';
import type { Work } from './change.ts';
import { checkSentence } from './check-sentence.ts';
import { type Entry, entriesOf, withEntries } from './entries.ts';
import { SourceNumbers } from './source-numbers.ts';

/** Notes what has happened to the sources of each sentence and checks again those of which one is gone. */
export async function markSources({ briefing, reader, deps, signal }: Work) {
  const { since = [] } = await briefingSince(reader, briefing);
  const news = { sourceChanged: [] as string[], sourceGone: [] as string[] };
  if (since.length === 0) return { briefing, news };
  const numbers = new SourceNumbers(briefing);
  const standing = await standingNumbers(briefing.sources, since, reader);
  let next = briefing;
  for (const section of briefing.sections) {
    const entries: Entry[] = [];
    for (const entry of entriesOf(section)) {
      const { citations } = entry.claim;
      const own = since.filter(({ number }) => citations.includes(number));
      const known = new Set((entry.work.events ?? []).map(keyOf));
      if (own.every((event) => known.has(keyOf(event)))) {
        entries.push(entry);
        continue;
      }
      const isGone = citations.every((number) => !standing.has(number));
      (isGone ? news.sourceGone : news.sourceChanged).push(entry.work.id);
      const work: Entry['work'] = {
        ...entry.work,
        news: isGone ? 'source-gone' : 'source-changed',
        events: own,
      };
      const kept = briefing.sources.filter(({ number }) => citations.includes(number));
      const lost = citations.some((number) => !standing.has(number));
      const { text } = entry.claim;
      const claim = lost
        ? await checkSentence(
            { reader, judge: deps.judge },
            { text, kept, passages: [], language: briefing.language },
            numbers,
            signal,
          )
        : entry.claim;
      entries.push({ ...entry, claim, work });
    }
    const isMarked = entries.some(({ work }) =>
      [...news.sourceChanged, ...news.sourceGone].includes(work.id),
    );
    if (isMarked) next = withEntries(next, section.id, entries, briefing.sources);
  }
  return { briefing: next, news };
}

const keyOf = ({ number, event }: CitedSince): string => `${number}:${event}`;

/** Numbers of the sources whose words still stand in the record that the asker may see. */
async function standingNumbers(
  sources: readonly Citation[],
  since: readonly CitedSince[],
  reader: Work['reader'],
): Promise<ReadonlySet<number>> {
  const there = new Set(
    (await reader.getPassages(sources.map(({ passageId }) => passageId))).map(({ passage }) => passage.id),
  );
  const happened = new Set(since.map(({ number }) => number));
  // Where nothing has happened the words stand, if in another passage.
  return new Set(
    sources
      .filter(({ number, passageId }) => there.has(passageId) || !happened.has(number))
      .map(({ number }) => number),
  );
}
