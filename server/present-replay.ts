import type {
  RecordedSentence,
  Replay,
  ReplayedPassage,
  ReplayedSentence,
  SearchReplay,
} from './domain/index.ts';

const MOST_SHOWN = 160;

/** The result of a replay for a terminal: what differs in full, what is the same as a count. */
export function presentReplay(replay: Replay): string {
  const { before, now } = replay.code;
  const code = ({ version, build }: typeof before) =>
    build === null ? version : `${version} (build ${build})`;
  const head = [
    `${oneLine(replay.question)}`,
    `answered ${replay.createdAt} by ${replay.writer}`,
    code(before) === code(now) ? `code: ${code(now)}` : `code: ${code(before)} then, ${code(now)} now`,
  ];
  const parts = [
    head.join('\n'),
    presentSentences(replay),
    presentPassages(replay.passages),
    ...(replay.search === null ? [] : [presentRetrieval(replay.search)]),
    replay.identical ? 'Identical.' : 'Something differs.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function presentSentences(replay: Replay): string {
  if (!replay.written) return 'Sentences: none, it was refused before anything was written.';
  const differing = replay.sentences.filter(({ same }) => !(same.text && same.citations && same.verdict));
  const lines = [
    `Sentences: ${replay.sentences.length - differing.length} of ${replay.sentences.length} as then.`,
  ];
  if (replay.cut)
    lines.push('  Only the beginning of what the writer wrote was kept; the rest cannot be read again.');
  if (replay.status.before !== replay.status.now)
    lines.push(`  It was ${replay.status.before} then; now it would be ${replay.status.now}.`);
  for (const sentence of differing) {
    lines.push(`  ${replay.sentences.indexOf(sentence) + 1}. ${whatDiffers(sentence)}`);
    lines.push(
      `     then: ${presentSentence(sentence.before)}`,
      `     now:  ${presentSentence(sentence.now)}`,
    );
  }
  return lines.join('\n');
}

const whatDiffers = ({ same }: ReplayedSentence): string =>
  Object.entries(same)
    .filter(([, isSame]) => !isSame)
    .map(([what]) => what)
    .join(', ');

function presentSentence(sentence: RecordedSentence | null): string {
  if (sentence === null) return 'no such sentence';
  const { text, citations, verdict } = sentence;
  const cited = citations.map(({ passageId, start, end }) => `${passageId}:${start}-${end}`).join(', ');
  const reason = verdict.reason === '' ? '' : `: ${oneLine(verdict.reason)}`;
  return `${oneLine(text)} [${cited}] ${verdict.status} (${verdict.method})${reason}`;
}

const STATES: Record<ReplayedPassage['state'], string> = {
  same: 'its text is the same',
  changed: 'its text has changed',
  removed: 'the report is there, but no longer holds this passage',
  gone: 'withdrawn, or no longer visible to you',
};

function presentPassages(passages: readonly ReplayedPassage[]): string {
  const same = passages.filter(({ state }) => state === 'same').length;
  const lines = [`Passages: ${same} of ${passages.length} with the text of then.`];
  for (const { key, passageId, sourceKey, state, reportChanged } of passages) {
    // Nobody replaced the file: a newer version of the reading made other passages of it.
    if (state === 'removed' && !reportChanged)
      lines.push(`  ${key} ${passageId} ${sourceKey}: the same file, read into other passages now`);
    else if (state !== 'same') lines.push(`  ${key} ${passageId} ${sourceKey}: ${STATES[state]}`);
    else if (reportChanged)
      lines.push(`  ${key} ${passageId} ${sourceKey}: the same, in a file that has changed`);
  }
  return lines.join('\n');
}

function presentRetrieval(search: SearchReplay): string {
  const count = search.new.length + search.moved.length + search.unmoved;
  const lines = [`Retrieval: ${search.unmoved} of ${count} passages found at the same place.`];
  for (const what of ['corpusVersion', 'embedder'] as const) {
    const { before, now } = search[what];
    if (before !== now)
      lines.push(`  ${what === 'embedder' ? 'embedder' : 'record version'}: ${before} then, ${now} now`);
  }
  for (const kind of ['new', 'gone', 'moved'] as const)
    for (const { passageId, sourceKey, before, now } of search[kind])
      lines.push(`  ${kind}: ${passageId} ${sourceKey} (${before ?? '–'} → ${now ?? '–'})`);
  return lines.join('\n');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)} …` : line;
}
