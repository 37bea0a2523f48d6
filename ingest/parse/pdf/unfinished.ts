import { isMarker } from './list-marker.ts';

const SENTENCE_END = /[.!?:;…]["”“»’)\]]*\s*\d{0,3}$/u;
const ABBREVIATION =
  /(?:^|[\s(])(?:Art|Abs|Nr|Nrn|S|Bd|vgl|Kap|Ziff|No|Drs|Dr|Prof|ca|bzw|sog|Mio|Mrd|vol|pp?|cf|z\. ?B|u\. ?a|i\. ?V\. ?m|d\. ?h)\.$/u;

/** Only the end of a text decides; searching all of it for every line would be quadratic. */
export const tail = (text: string): string => text.slice(-60);

export const endsWithStop = (text: string): boolean => SENTENCE_END.test(tail(text));

/** Ends a sentence or clause, and not just an abbreviation. */
export const isEnded = (text: string): boolean => endsWithStop(text) && !ABBREVIATION.test(tail(text));

/** A paragraph goes on in the next column or page when its sentence is not finished there. */
export function runsOn(before: string, next: string): boolean {
  if (/\p{L}[-‐‑]$/u.test(before)) return true;
  if (isMarker(next)) return false;
  if (isEnded(before)) return false;
  if (/^[\p{Ll}\p{N}„“"(]/u.test(next)) return true;
  return /[\p{L}\p{N},]$/u.test(before) && before.length > 60;
}
