import { splitSentences } from '../server/text/index.ts';
import type { Boilerplate } from './boilerplate.ts';
import { type PlacedBlock, pageAt } from './compose-text.ts';
import { groupOpenSentences } from './open-sentences.ts';

/** Raise whenever the same blocks would be cut otherwise: reports are then cut anew at the next ingest. */
export const CHUNKER_VERSION = 5;

/**
 * Lengths in UTF-16 units. MiniLM reads 256 word pieces, about 1,000 characters of English and 750 of German:
 * most of a passage of `target` is seen by it, and the full text search reads all of it.
 */
export interface ChunkLimits {
  /** Below this a passage takes in its neighbour, up to `max`. */
  readonly min: number;
  readonly target: number;
  readonly max: number;
  /** A single sentence longer than this (lists without stops, broken text) is cut at a comma or space. */
  readonly sentenceMax: number;
  /** Tiny sections under one heading ("C. Alternatives: none", fields of a data sheet) share a passage up to this. */
  readonly siblings: number;
}
export const CHUNK_LIMITS: ChunkLimits = {
  min: 300,
  target: 900,
  max: 1400,
  sentenceMax: 2800,
  siblings: 400,
};

/** A passage before it has an id: offsets into the report's text, never mid-sentence. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly headingPath: string[];
  readonly pageFrom: number | null;
  readonly pageTo: number | null;
}

/** Stretch of text that is not divided further. */
interface Atom {
  readonly start: number;
  readonly end: number;
}

/** Body under one heading path (or of one speaker), with the headings that stand directly before it. */
interface Section {
  readonly path: string[];
  readonly headings: PlacedBlock[];
  readonly body: PlacedBlock[];
  /** A speaker's words are never put together with another's. */
  readonly spoken: boolean;
}

/** Headings that run on longer than this before one body are text in their own right. */
const HEADINGS_MAX = 500;

/**
 * Cuts a text into passages at headings, speakers, paragraphs, list points and table rows; long paragraphs at
 * sentence ends. Headings stand at the start of the first passage under them, so that they can be cited, and in
 * `headingPath` of every passage under them.
 *
 * @param skip indices of blocks that yield no passage
 */
export function cutPassages(
  text: string,
  placed: readonly PlacedBlock[],
  skip: ReadonlyMap<number, Boilerplate> = new Map(),
  limits: ChunkLimits = CHUNK_LIMITS,
): Cut[] {
  const pages = createPageFinder(placed);
  const cuts: Cut[] = [];
  for (const section of mergeSiblings(toSections(placed, skip), limits.siblings)) {
    for (const atom of pack(toAtoms(text, section, limits), limits)) {
      cuts.push({
        ...atom,
        headingPath: section.path,
        pageFrom: pages(atom.start),
        pageTo: pages(atom.end - 1),
      });
    }
  }
  return cuts;
}

function toSections(placed: readonly PlacedBlock[], skip: ReadonlyMap<number, Boilerplate>): Section[] {
  const sections: Section[] = [];
  let stack: { level: number; text: string }[] = [];
  let headings: PlacedBlock[] = [];
  let body: PlacedBlock[] = [];
  let speaker: string | null = null;
  const close = () => {
    const path = stack.map((heading) => heading.text);
    if (speaker !== null) path.push(speaker);
    if (body.length > 0) sections.push({ path, headings, body, spoken: speaker !== null });
    // Headings with nothing beneath them: a table set in bold, a signature. Content, unless it is one bare word.
    else if (headings.some((heading) => /\d/.test(heading.block.text)) || lengthOf(headings) >= 25) {
      sections.push({ path: path.slice(0, -1), headings: [], body: headings, spoken: speaker !== null });
    }
    headings = [];
    body = [];
  };
  for (const [index, item] of placed.entries()) {
    const { block } = item;
    if (skip.has(index)) {
      close();
      continue;
    }
    if (block.kind === 'heading' && block.text.length <= HEADINGS_MAX) {
      if (body.length > 0 || lengthOf(headings) > HEADINGS_MAX) close();
      const level = block.level ?? 1;
      speaker = null;
      stack = [...stack.filter((above) => above.level < level), { level, text: block.text }];
      headings.push(item);
    } else if (block.kind === 'speaker') {
      if (body.length > 0) close();
      speaker = speakerName(block.text);
      // Name and speech in one block, or the name alone: it opens the passage like a heading does.
      if (block.text.length > 160) body.push(item);
      else headings.push(item);
    } else {
      body.push(item);
    }
  }
  close();
  return sections;
}

/** Joins neighbours under one heading, the deepest first, so that what belongs together most closely is one. */
function mergeSiblings(sections: readonly Section[], limit: number): Section[] {
  let merged = [...sections];
  const depths = merged.map((section) => section.path.length);
  for (let shared = Math.max(0, ...depths) - 1; shared >= 1; shared--) {
    const next: Section[] = [];
    for (const section of merged) {
      const before = next.at(-1);
      const joined = before === undefined ? null : joinSiblings(before, section, shared, limit);
      if (joined === null) next.push(section);
      else next[next.length - 1] = joined;
    }
    merged = next;
  }
  return merged;
}

/** One section of both where they share the first `shared` headings and only those; null where they stay apart. */
function joinSiblings(a: Section, b: Section, shared: number, limit: number): Section | null {
  if (a.spoken || b.spoken || Math.max(a.path.length, b.path.length) > shared + 1) return null;
  const path = a.path.slice(0, shared);
  if (path.length < shared || path.some((heading, i) => heading !== b.path[i])) return null;
  const body = [...a.headings, ...a.body, ...b.headings, ...b.body];
  const gap = (b.headings[0] ?? b.body[0])?.start ?? 0;
  // A block left out in between would come back into the passage.
  const adjacent = gap - (a.body.at(-1)?.end ?? 0) <= 2;
  return adjacent && lengthOf(body) <= limit ? { path, headings: [], body, spoken: false } : null;
}

const lengthOf = (blocks: readonly PlacedBlock[]) =>
  blocks.length === 0 ? 0 : (blocks.at(-1)?.end ?? 0) - (blocks[0]?.start ?? 0);

function speakerName(text: string): string {
  const colon = text.indexOf(':');
  return (colon > 0 && colon <= 120 ? text.slice(0, colon) : text.slice(0, 120)).trim();
}

function toAtoms(text: string, section: Section, limits: ChunkLimits): Atom[] {
  const atoms = groupOpenSentences(section.body).flatMap((group): Atom[] => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? 0;
    return end - start <= limits.max ? [{ start, end }] : cutLong(text, group, limits);
  });
  const first = atoms[0];
  const heading = section.headings[0];
  if (first === undefined || heading === undefined) return atoms;
  // Long headings before a sentence that does not end: each is long enough to stand for itself.
  if (first.end - heading.start > limits.sentenceMax + HEADINGS_MAX)
    return [{ start: heading.start, end: section.headings.at(-1)?.end ?? first.start }, ...atoms];
  return [{ start: heading.start, end: first.end }, ...atoms.slice(1)];
}

/** Long blocks in pieces of about equal length, each of whole sentences. */
function cutLong(text: string, group: readonly PlacedBlock[], limits: ChunkLimits): Atom[] {
  const sentences = sentencesOf(text, group, limits);
  const length = (sentences.at(-1)?.end ?? 0) - (sentences[0]?.start ?? 0);
  const size = length / Math.ceil(length / limits.target);
  const pieces: Atom[] = [];
  let piece: Atom | undefined;
  for (const sentence of sentences) {
    // The sentence goes where more of it fits the even size.
    if (piece !== undefined && (sentence.start + sentence.end) / 2 - piece.start <= size) {
      piece = { start: piece.start, end: sentence.end };
    } else {
      if (piece !== undefined) pieces.push(piece);
      piece = sentence;
    }
  }
  if (piece !== undefined) pieces.push(piece);
  return pieces;
}

/** Sentences of blocks through which a sentence runs: the last one of a block and the first one of the next are one. */
function sentencesOf(text: string, group: readonly PlacedBlock[], limits: ChunkLimits): Atom[] {
  const sentences: Atom[] = [];
  for (const { start, end } of group) {
    const own = splitSentences(text.slice(start, end)).flatMap((span) =>
      cutSentence(text, start + span.start, start + span.end, limits.sentenceMax),
    );
    const before = sentences.at(-1);
    const first = own[0];
    // Lists of phrases without a stop would never end.
    if (before && first && first.end - before.start <= limits.max) {
      sentences[sentences.length - 1] = { start: before.start, end: first.end };
      sentences.push(...own.slice(1));
    } else sentences.push(...own);
  }
  return sentences;
}

/** Only for "sentences" that no reader would call one: cut after `;`, `,` or a space, never inside a character. */
function cutSentence(text: string, start: number, end: number, max: number): Atom[] {
  const pieces: Atom[] = [];
  let from = start;
  while (end - from > max) {
    const window = text.slice(from, from + max);
    const half = max / 2;
    const at = [window.lastIndexOf('; ') + 1, window.lastIndexOf(', ') + 1, window.lastIndexOf(' ')].find(
      (position) => position > half,
    );
    let to = from + (at ?? max);
    const last = text.charCodeAt(to - 1);
    if (at === undefined && last >= 0xd800 && last <= 0xdbff) to -= 1;
    pieces.push({ start: from, end: to });
    from = to;
    while (from < end && /\s/u.test(text[from] ?? '')) from++;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}

/** Joins neighbours up to the target; a short rest joins the passage before it where that stays under the maximum. */
function pack(atoms: readonly Atom[], limits: ChunkLimits): Atom[] {
  const packed: Atom[] = [];
  for (const atom of atoms) {
    const open = packed.at(-1);
    const joined = open === undefined ? 0 : atom.end - open.start;
    const openLength = open === undefined ? 0 : open.end - open.start;
    const fits = joined <= limits.target || (openLength < limits.min && joined <= limits.max);
    if (open !== undefined && fits) packed[packed.length - 1] = { start: open.start, end: atom.end };
    else packed.push(atom);
  }
  const last = packed.at(-1);
  const before = packed.at(-2);
  if (last && before && last.end - last.start < limits.min && last.end - before.start <= limits.max) {
    packed.splice(-2, 2, { start: before.start, end: last.end });
  }
  return packed;
}

/** Page of an offset into the text; blocks are in order, so the search goes on from where it last was. */
function createPageFinder(placed: readonly PlacedBlock[]): (offset: number) => number | null {
  let index = 0;
  return (offset) => {
    while (index > 0 && (placed[index]?.start ?? 0) > offset) index--;
    while (index + 1 < placed.length && (placed[index + 1]?.start ?? 0) <= offset) index++;
    const item = placed[index];
    return item === undefined ? null : (pageAt(item.block, offset - item.start) ?? null);
  };
}
