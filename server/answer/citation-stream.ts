import { splitSentences } from '../text/index.ts';

export interface Marker {
  readonly key: string;
  /** The words the writer says it quotes; absent when it only names the passage. */
  readonly quote?: string;
}

/** One finished sentence of the writer's stream with the markers that belong to it. */
export interface CitedSentence {
  /** Plain text: no markers, no Markdown decoration, single spaces. */
  readonly text: string;
  readonly markers: readonly Marker[];
  /** Whether a line break stood before it. */
  readonly startsLine: boolean;
}

const KEY = '[a-z]\\d[a-z]\\d';
const QUOTE = '"[^"]{1,1500}"|„[^“”]{1,1500}[“”]|“[^”]{1,1500}”|«[^»]{1,1500}»';
const ENTRY = `(?:${KEY}|\\d{1,3})(?:\\s*:?\\s*(?:${QUOTE}))?`;
/** `[p7k3]`, `[p7k3, p2m8]`, `[p7k3 "exact words"]`; bare numbers are a model's own invention and no key. */
const MARKER = new RegExp(`\\[{1,2}\\s*(${ENTRY}(?:\\s*[,;]\\s*${ENTRY})*)\\s*\\]{1,2}`, 'giu');
const ENTRIES = new RegExp(`(${KEY}|\\d{1,3})(?:\\s*:?\\s*(${QUOTE}))?`, 'giu');
/** A bracket that never closes is text after this many characters. */
const LONGEST_MARKER = 3000;

/**
 * Turns a writer's text, cut anywhere, into sentences with their markers. What comes out does not depend on how
 * the stream was cut: a sentence is released only when the first word of the next one is complete.
 */
export class CitationStream {
  private raw = '';
  private startsLine = true;

  push(text: string): CitedSentence[] {
    this.raw += text;
    return this.take(false);
  }

  end(): CitedSentence[] {
    return this.take(true);
  }

  private take(final: boolean): CitedSentence[] {
    const open = this.raw.lastIndexOf('[');
    const pending =
      !final && open >= 0 && !this.raw.includes(']', open) && this.raw.length - open < LONGEST_MARKER;
    const usable = pending ? this.raw.slice(0, open) : this.raw;
    const { plain, markers } = separate(usable);
    const spans = splitSentences(plain);
    const out: CitedSentence[] = [];
    let consumed = 0;
    for (let index = 0; index < spans.length; index++) {
      const span = spans[index];
      const next = spans[index + 1];
      if (span === undefined) break;
      if (!final && (next === undefined || !/^\S+\s/u.test(plain.slice(next.start, next.end + 1)))) break;
      const limit = next?.start ?? plain.length + 1;
      const own = markers.filter(
        (marker) => marker.at < limit && marker.at >= (out.length === 0 ? 0 : span.start),
      );
      const text = tidy(plain.slice(span.start, span.end));
      if (text !== '')
        out.push({
          text,
          markers: own.map(({ key, quote }) => (quote === undefined ? { key } : { key, quote })),
          startsLine: this.startsLine,
        });
      const gap = plain.slice(span.end, next?.start ?? plain.length);
      this.startsLine = gap.includes('\n');
      consumed = next?.start ?? plain.length;
    }
    if (consumed > 0) this.raw = this.raw.slice(rawOffset(consumed, markers, usable.length, plain.length));
    return out;
  }
}

interface PlacedMarker extends Marker {
  /** Offset in the plain text. */
  readonly at: number;
  /** Offset just behind the marker in the raw text, and its length. */
  readonly rawEnd: number;
  readonly rawLength: number;
  /** Several entries of one bracket share its length: only the first counts. */
  readonly first: boolean;
}

function separate(raw: string): { plain: string; markers: PlacedMarker[] } {
  const markers: PlacedMarker[] = [];
  let plain = '';
  let at = 0;
  for (const match of raw.matchAll(MARKER)) {
    plain += raw.slice(at, match.index);
    at = match.index + match[0].length;
    let first = true;
    for (const entry of (match[1] ?? '').matchAll(ENTRIES)) {
      const key = (entry[1] ?? '').toLowerCase();
      const base = { key, at: plain.length, rawEnd: at, rawLength: match[0].length, first };
      markers.push(entry[2] === undefined ? base : { ...base, quote: entry[2].slice(1, -1) });
      first = false;
    }
  }
  return { plain: plain + raw.slice(at), markers };
}

/** Maps an offset of the plain text back to the raw text: behind every marker that was consumed. */
function rawOffset(
  plainOffset: number,
  markers: readonly PlacedMarker[],
  rawLength: number,
  plainLength: number,
): number {
  if (plainOffset >= plainLength) return rawLength;
  let offset = plainOffset;
  for (const marker of markers)
    if (marker.first && marker.at <= plainOffset && marker.at < plainOffset + 1) offset += marker.rawLength;
  return offset;
}

function tidy(text: string): string {
  return text
    .replace(/^(?:[-*•]|\d{1,2}[.)]|#{1,6})\s+/u, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+([.,;:!?])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}
