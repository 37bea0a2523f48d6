import { EXTRACTION_NOTES as NOTES } from '../../../server/domain/extraction-notes.ts';
import type { ParsedDocument } from '../document.ts';
import { isGarbled } from './garbled.ts';
import { LITTLE_TEXT } from './read-pages.ts';
import type { PageText } from './text-item.ts';
import { judgeText } from './text-quality.ts';

type PageQuality = ParsedDocument['quality']['pages'][number];

export interface PageVerdict {
  readonly quality: PageQuality;
  /** Whether text recognition should read the page; its reading counts only where it is better. */
  readonly recognise: boolean;
}

/** Text of which less than this looks like words is read again from the image. */
const DOUBTFUL = 0.55;
/** Words needed to judge a page. */
const ENOUGH_WORDS = 25;
/** A page with little text of which an image covers this much may have its text in the image. */
const MUCH_IMAGE = 0.3;

/** Judges a page before anything of it is used. */
export function judgePage(page: PageText, garbled: ReadonlySet<string>, restored: boolean): PageVerdict {
  const verdict = (
    status: PageQuality['status'],
    recognise: boolean,
    ...notes: readonly { readonly en: string }[]
  ): PageVerdict => ({
    recognise,
    quality: {
      page: page.number,
      status,
      ...(notes.length > 0 && { note: notes.map(({ en }) => en).join(' ') }),
    },
  });
  if (page.failure !== undefined) return verdict('unreadable', false, NOTES.damagedPage);
  if (page.items.length === 0) {
    if (page.incomplete) return verdict('unreadable', page.hasImage, NOTES.damagedPage);
    if (page.hasImage) return verdict('unreadable', true, NOTES.scan);
    return page.outlined ? verdict('unreadable', true, NOTES.drawnText) : verdict('empty', false);
  }
  const length = page.items.reduce((sum, item) => sum + item.text.length, 0);
  const bad = page.items.reduce((sum, item) => sum + (garbled.has(item.font) ? item.text.length : 0), 0);
  const good = page.items
    .filter((item) => !garbled.has(item.font))
    .map((item) => item.text)
    .join(' ');
  if (bad > length * 0.2 || isGarbled(good)) return verdict('unreadable', true, NOTES.garbled);
  const judged = judgeText(good);
  const unlikely = judged.words >= ENOUGH_WORDS && judged.score < DOUBTFUL;
  if (page.layer) {
    return unlikely
      ? verdict('doubtful', true, NOTES.ocrLayer, NOTES.unlikely)
      : verdict('ocr', false, NOTES.ocrLayer);
  }
  if (page.incomplete) return verdict('doubtful', false, NOTES.tornPage);
  if (unlikely) return verdict('doubtful', true, NOTES.unlikely);
  const picture = length < LITTLE_TEXT && page.hasImage && (page.imageShare ?? 1) >= MUCH_IMAGE;
  const notes = [...(restored ? [NOTES.restored] : []), ...(picture ? [NOTES.imageBeside] : [])];
  if (bad > length * 0.03 || good.includes('\ufffd')) {
    const unread = bad > length * 0.03 && !restored;
    return verdict('doubtful', picture || unread, ...notes, NOTES.partlyGarbled);
  }
  return verdict('text', picture, ...notes);
}
