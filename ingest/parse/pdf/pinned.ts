import { cleanText } from '../clean-text.ts';
import type { DocumentPart, HiddenText } from '../document.ts';
import type { Placed } from './page-items.ts';
import type { PdfPage } from './read-pages.ts';

export interface Pinned {
  /** Filled-in form fields and text boxes: printed on the page as much as its own text. */
  readonly visible: readonly Placed[];
  /** Notes that open on a click. */
  readonly comments: readonly HiddenText[];
  readonly files: readonly DocumentPart[];
}

const FORM_FONT = 'form-field';
const MAX_FILE = 64 * 1024 * 1024;

/** What is pinned to a page: answers in a form, comments, attached files. */
export async function readPinned(page: PdfPage, number: number): Promise<Pinned> {
  const visible: Placed[] = [];
  const comments: HiddenText[] = [];
  const files: DocumentPart[] = [];
  const [left = 0, bottom = 0] = page.view;
  let annotations: readonly unknown[];
  try {
    annotations = await page.getAnnotations({ intent: 'display' });
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return { visible, comments, files };
  }
  for (const annotation of annotations) {
    if (typeof annotation !== 'object' || annotation === null) continue;
    const found = annotation as Record<string, unknown>;
    const rect = Array.isArray(found.rect) ? found.rect.map(Number) : [];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
    const text = cleanText(textOf(found));
    if (found.subtype === 'Widget' || found.subtype === 'FreeText') {
      if (text === '' || found.hidden === true || x1 - x0 < 1) continue;
      visible.push(...fieldLines(text, x0 - left, y0 - bottom, x1 - x0, y1 - y0));
    } else if (found.subtype === 'FileAttachment') {
      const file = toPart(found.file);
      if (file) files.push(file);
    } else if (text !== '' && found.subtype !== 'Link' && found.subtype !== 'Popup') {
      comments.push({ how: 'comment', text, page: number });
    }
  }
  return { visible, comments, files };
}

function textOf(annotation: Record<string, unknown>): string {
  if (annotation.subtype === 'Widget') {
    const value = annotation.fieldValue;
    if (annotation.fieldType !== 'Tx' && annotation.fieldType !== 'Ch') return '';
    return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
  }
  if (annotation.subtype === 'FreeText' && Array.isArray(annotation.textContent))
    return annotation.textContent.filter((line) => typeof line === 'string').join(' ');
  const { contentsObj } = annotation;
  const { str } = (typeof contentsObj === 'object' && contentsObj !== null ? contentsObj : {}) as {
    str?: unknown;
  };
  return typeof str === 'string' ? str : '';
}

/** The value on its line beside the label; a box of several lines is filled from the top. */
function fieldLines(text: string, x: number, y: number, width: number, height: number): Placed[] {
  const size = Math.min(Math.max(height * 0.6, 6), 11);
  const perLine = Math.max(8, Math.floor(width / (size * 0.5)));
  const rows =
    height > size * 2.4 ? (text.match(new RegExp(`.{1,${perLine}}(?:\\s|$)|\\S+`, 'g')) ?? [text]) : [text];
  return rows.map((row, index) => ({
    text: row.trim(),
    x: x + 2,
    y: rows.length === 1 ? y + (height - size * 0.7) / 2 : y + height - size * 1.2 * (index + 1),
    width: Math.min(width, row.length * size * 0.5),
    size,
    angle: 0,
    font: FORM_FONT,
    spaced: true,
  }));
}

/** A file inside the PDF: `{ filename, content }`. */
export function toPart(file: unknown): DocumentPart | undefined {
  if (typeof file !== 'object' || file === null) return undefined;
  const { filename, content } = file as { filename?: unknown; content?: unknown };
  if (!(content instanceof Uint8Array) || content.length === 0 || content.length > MAX_FILE) return undefined;
  const name = typeof filename === 'string' ? filename : 'attachment';
  return { name, bytes: new Uint8Array(content) };
}
