import type { Line } from './lines.ts';

const MARKER =
  /^(?:[-–—•*·▪■●○‣➢✓]|\(?\d{1,2}[.)]|\(?[a-z]{1,2}\)|[IVXLC]{1,5}\.|[A-Z]\.|\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?=\s|$)/u;

/** `– `, `1. `, `a) `, `II. `, `2.3 ` at the start of a text. */
export const isMarker = (text: string): boolean => MARKER.test(text);

/** The marker stands apart from its text, as markers do. */
export const isMarkerSegment = (line: Line): boolean => {
  const first = line.segments[0]?.text.trim() ?? '';
  return line.segments.length >= 2 && first.length <= 7 && MARKER.test(first);
};

export const startsItem = (line: Line, text: string): boolean => isMarkerSegment(line) || isMarker(text);
