import type { Line } from './lines.ts';

const MARKER =
  /^(?:[-–—•*·▪■●○‣➢✓]|\(?\d{1,2}[.)]|\(?[a-z]{1,2}\)|[IVXLC]{1,5}\.|[A-Z]\.|\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?=\s|$)/u;

/** A day is no numbered point: `18. März 2026`. */
const DAY = /^\d{1,2}\.\s+(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/;

/** `– `, `1. `, `a) `, `II. `, `2.3 ` at the start of a text. */
export const isMarker = (text: string): boolean => MARKER.test(text) && !DAY.test(text);

/** The marker stands apart from its text, as markers do. */
export const isMarkerSegment = (line: Line): boolean => {
  const first = line.segments[0]?.text.trim() ?? '';
  return line.segments.length >= 2 && first.length <= 7 && MARKER.test(first);
};

export const startsItem = (line: Line, text: string): boolean => isMarkerSegment(line) || isMarker(text);
