import type { Claim } from '../../server/domain/index.ts';

/** A stretch of answer text with the citation numbers that follow it. */
export interface Sentence {
  readonly text: string;
  /** Offset into the answer's text; the key under which React keeps the sentence while text streams in. */
  readonly start: number;
  readonly citations: readonly number[];
  readonly claim: Claim | null;
}

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'heading';
  readonly start: number;
  readonly sentences: readonly Sentence[];
}

const MARKER_GROUP = /\s*\[(\d+(?:\s*,\s*\d+)*)\]/y;

/** Where each claim begins, so that an uncited sentence does not run into its neighbour. */
function boundaries(claims: readonly Claim[]): Set<number> {
  return new Set(claims.map((claim) => claim.start));
}

function readSentences(text: string, from: number, to: number, claims: readonly Claim[]): Sentence[] {
  const starts = boundaries(claims);
  const sentences: Sentence[] = [];
  let start = from;
  let words = '';
  let citations: number[] = [];

  const finish = (next: number) => {
    if (words.trim() !== '' || citations.length > 0) {
      const claim = claims.find((candidate) => candidate.start < next && candidate.end > start) ?? null;
      sentences.push({ text: words, start, citations, claim });
    }
    start = next;
    words = '';
    citations = [];
  };

  for (let at = from; at < to; ) {
    MARKER_GROUP.lastIndex = at;
    const marker = MARKER_GROUP.exec(text);
    if (marker && MARKER_GROUP.lastIndex <= to) {
      for (const number of (marker[1] ?? '').split(',')) {
        const value = Number(number);
        if (!citations.includes(value)) citations.push(value);
      }
      at = MARKER_GROUP.lastIndex;
      continue;
    }
    const character = text[at] ?? '';
    if (citations.length > 0 && /[.,;:!?]/.test(character)) words += character;
    else {
      if (citations.length > 0 || (starts.has(at) && at > start && words.trim() !== '')) finish(at);
      words += character;
    }
    at++;
  }
  finish(to);
  return sentences;
}

/**
 * Splits an answer, complete or still growing, into paragraphs and list items, and those into sentences with their
 * citation numbers. Markers `[1]`, `[1, 2]`, `[1][2]` leave the text; all other characters stay as written.
 */
export function readAnswerText(text: string, claims: readonly Claim[]): Block[] {
  const blocks: Block[] = [];
  const addBlock = (kind: Block['kind'], from: number, to: number) => {
    const sentences = readSentences(text, from, to, claims);
    if (sentences.length > 0) blocks.push({ kind, start: from, sentences });
  };

  let paragraphFrom: number | null = null;
  let at = 0;
  for (const line of text.split('\n')) {
    const bullet = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/.exec(line);
    const heading = /^#{1,4}\s+/.exec(line);
    if (line.trim() === '' || bullet || heading) {
      if (paragraphFrom !== null) addBlock('paragraph', paragraphFrom, at - 1);
      paragraphFrom = null;
      if (bullet) addBlock('item', at + bullet[0].length, at + line.length);
      if (heading) addBlock('heading', at + heading[0].length, at + line.length);
    } else paragraphFrom ??= at;
    at += line.length + 1;
  }
  if (paragraphFrom !== null) addBlock('paragraph', paragraphFrom, text.length);
  return blocks;
}

/** Citation numbers in the order in which the reader meets them. */
export function citationOrder(blocks: readonly Block[]): number[] {
  const order = blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.citations));
  return [...new Set(order)];
}
