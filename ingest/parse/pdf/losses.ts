import { EXTRACTION_NOTES } from '../../../server/domain/extraction-notes.ts';
import type { ParsedDocument } from '../document.ts';

type Quality = ParsedDocument['quality'];

/** What of a document could not be read, from its certificate: a code and sentences for the person who sent it. */
export function describeLosses({ pages, notes }: Quality): ParsedDocument['partial'] {
  const lost = pages.filter((page) => page.status === 'unreadable');
  const reasons: string[] = [];
  for (const note of new Set(lost.map((page) => page.note ?? ''))) {
    const numbers = lost.filter((page) => (page.note ?? '') === note).map((page) => page.page);
    reasons.push(`${named(numbers)} could not be read. ${note}`.trim());
  }
  const torn = pages.filter(({ note }) => note?.includes(EXTRACTION_NOTES.tornPage.en));
  if (torn.length > 0)
    reasons.push(`${named(torn.map(({ page }) => page))} may be incomplete: the file is damaged there.`);
  if (notes.includes(EXTRACTION_NOTES.cutOff.en)) reasons.push(EXTRACTION_NOTES.cutOff.en);
  if (reasons.length === 0) return undefined;
  return { code: lost.length > 0 ? 'unreadable-pages' : 'damaged', reason: reasons.join(' ') };
}

const named = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'Page' : 'Pages'} ${ranges(numbers)}`;

/** `3, 4, 5, 9` → `3–5, 9` */
function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const start = numbers[i] ?? 0;
    let end = start;
    while (numbers[i + 1] === end + 1) end = numbers[++i] ?? end;
    parts.push(start === end ? `${start}` : `${start}–${end}`);
  }
  return parts.join(', ');
}
