import type { Block } from '../document.ts';
import { findDays } from '../metadata/find-dates.ts';
import { endsWithStop } from './unfinished.ts';

/** `Berlin, den 16. Februar 2016`, `Brussels, 3 March 2016`, `Fait à Paris, le 1er mars 2018`. */
export function isPlaceAndDate(text: string): boolean {
  if (text.length > 60) return false;
  const [day, another] = findDays(text);
  return (
    day !== undefined &&
    another === undefined &&
    /^[\s.]*$/.test(text.slice(day.end)) &&
    /^\p{Lu}[\p{L}\s./()'’-]{1,40},?\s(?:(?:den|am|le|the|on)\s)?\s*$/u.test(text.slice(0, day.start))
  );
}

/**
 * Place and date below the text close it, and what is set in bold next are the names of those who sign. In the head
 * of a letter the same line stands before the text; there the bold line is its subject.
 */
export const closes = (text: string, above: Block | undefined): boolean =>
  above !== undefined &&
  above.kind !== 'heading' &&
  above.kind !== 'table-row' &&
  endsWithStop(above.text) &&
  isPlaceAndDate(text);
