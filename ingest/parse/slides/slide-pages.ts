import type { ParsedDocument } from '../document.ts';

/** Slides as pages; those without any text are named as empty, since a picture may have been all they showed. */
export function slidePages(seen: readonly boolean[]): Pick<ParsedDocument, 'pageCount' | 'quality'> {
  return {
    pageCount: seen.length,
    quality: {
      pages: seen.map((text, index) => ({ page: index + 1, status: text ? 'text' : 'empty' })),
      notes: [],
    },
  };
}
