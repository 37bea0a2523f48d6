import type { PlacedBlock } from './compose-text.ts';

/** `(Beifall bei der SPD)`: what was called in between while someone spoke. */
const INTERJECTION = /^\(.*\)$/su;
const CLOSED = /[.!?…]["'”“’»«)\]¹²³⁰-⁹\d]*$/u;
/** Ends in the middle of a clause for certain. */
const OPEN = /[,–—‐-]$/u;
const MARKER = /^(?:\p{Ll}{1,2}\)|\p{Ll}\.\s)/u;

/**
 * Blocks in groups that no passage may part, because a sentence runs through them: over a call from the floor, over
 * the end of a block that is no end of a sentence. 38 of about 4,100 borders between passages of the devset
 * stood in such a place before, now none; the sample record is cut as before.
 */
export function groupOpenSentences(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const groups: PlacedBlock[][] = [];
  let end = '';
  for (const [index, placed] of blocks.entries()) {
    const { kind, text } = placed.block;
    const called = isCalled(placed);
    const group = groups.at(-1);
    const before = group?.at(-1);
    const joins =
      before !== undefined && kind === 'paragraph' && !CLOSED.test(end) && end !== ''
        ? called
          ? OPEN.test(end) || beginsSmall(nextSaid(blocks, index))
          : beginsSmall(text) || (isCalled(before) && OPEN.test(end))
        : false;
    if (joins) group?.push(placed);
    else groups.push([placed]);
    if (!called)
      end = kind === 'paragraph' || kind === 'list-item' || kind === 'speaker' ? text.slice(-12) : '';
    else if (!joins) end = '';
  }
  return groups;
}

const isCalled = ({ block }: PlacedBlock): boolean =>
  block.kind === 'paragraph' && INTERJECTION.test(block.text);

const beginsSmall = (text: string | undefined): boolean =>
  text !== undefined && /^\p{Ll}/u.test(text) && !MARKER.test(text);

const nextSaid = (blocks: readonly PlacedBlock[], from: number): string | undefined => {
  const next = blocks.slice(from + 1, from + 6).find((placed) => !isCalled(placed));
  return next?.block.kind === 'paragraph' ? next.block.text : undefined;
};
