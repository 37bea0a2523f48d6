import type { Block } from '../document.ts';
import { findDays } from '../metadata/find-dates.ts';
import type { Line } from './lines.ts';
import { isMarker } from './list-marker.ts';

/** What a block that begins with this line is, by its type and first characters; `body` is the size of running text. */
export function kindOf(line: Line, text: string, body: number): Block['kind'] {
  if (line.size >= body * 1.12 || (line.bold && line.size >= body * 0.85 && /\p{L}{2}/u.test(text)))
    return 'heading';
  const small = line.size < body * 0.92;
  if ((line.marked && line.size <= body) || (small && NUMBERED_NOTE.test(text) && !isDay(text)))
    return 'footnote';
  return isMarker(text) ? 'list-item' : 'paragraph';
}

const NUMBERED_NOTE = /^(\d{1,3}|[ivx]{1,5}|\*{1,3}|[†‡])\)?\s+\S/;

/** `20 February 2015` in small type in the head of a letter is no note. */
const isDay = (text: string): boolean => text.length < 40 && findDays(text)[0]?.start === 0;
