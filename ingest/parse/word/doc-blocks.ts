import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { HiddenText } from '../document.ts';
import { raised } from '../superscript.ts';
import { tableLines } from '../table-rows.ts';
import { DELETED, type DocFile, type DocParagraph, HIDDEN, RAISED, TINY, WHITE } from './doc-file.ts';

const FIELD_BEGIN = '\u0013';
const FIELD_SEPARATOR = '\u0014';
const FIELD_END = '\u0015';
/** Kanji with their reading above: the code holds the text. */
const PHONETIC = /\beq\b.*\((?:[^()]*\([^()]*\))?[^()]*,([^(),]+)\)\s*$/i;

/** Reads a stretch of an old Word file as blocks: paragraphs, headings, table rows, notes after their paragraph. */
export function addDocText(
  file: DocFile,
  range: { from: number; to: number },
  collector: BlockCollector,
  hidden: HiddenText[],
  noteAt: ReadonlyMap<number, { mark: string; text: string }> = new Map(),
): void {
  let text = '';
  let cells: string[] = [];
  let cell = '';
  let rows: string[][] = [];
  let notes: string[] = [];
  let unseen = '';
  let how: HiddenText['how'] | undefined;
  /** For every open field whether its result (which is seen) has begun, and its code. */
  const fields: { result: boolean; code: string }[] = [];

  const endTable = (): void => {
    if (cell !== '' || cells.length > 0) rows.push([...cells, cell]);
    cell = '';
    cells = [];
    for (const line of tableLines(rows.map((row) => ({ heading: false, cells: row }))))
      collector.add('table-row', line);
    rows = [];
  };
  const endHidden = (): void => {
    const written = cleanText(unseen);
    if (how !== undefined && written !== '') hidden.push({ how, text: written.slice(0, 20_000) });
    unseen = '';
    how = undefined;
  };
  const endParagraph = (paragraph: DocParagraph | undefined): void => {
    if (paragraph?.inTable) {
      cell = [cell, cleanText(text)].filter(Boolean).join(' ');
      text = '';
      return;
    }
    endTable();
    if (paragraph?.level !== undefined)
      collector.add('heading', text, { level: Math.min(paragraph.level, 6) });
    else collector.add(paragraph?.list ? 'list-item' : 'paragraph', text);
    text = '';
    for (const note of notes) collector.add('footnote', note);
    notes = [];
  };

  for (let position = range.from; position < range.to; position++) {
    const character = file.text[position] ?? '';
    const mark = file.marks[position] ?? 0;
    if (character === FIELD_BEGIN) fields.push({ result: false, code: '' });
    else if (character === FIELD_SEPARATOR) {
      const field = fields.at(-1);
      if (field) field.result = true;
    } else if (character === FIELD_END) {
      const field = fields.pop();
      if (field && !field.result) text += PHONETIC.exec(field.code)?.[1] ?? '';
    } else if (fields.some((field) => !field.result)) {
      const field = fields.at(-1);
      if (field && field.code.length < 2_000) field.code += character;
    } else if (character === '\r' || character === '\f') endParagraph(file.paragraphAt(position));
    else if (character === '\u0007') {
      if (file.paragraphAt(position)?.rowEnd) {
        rows.push(cells);
        cells = [];
        cell = '';
        text = '';
      } else {
        cells.push([cell, cleanText(text)].filter(Boolean).join(' '));
        cell = '';
        text = '';
      }
    } else if ((mark & DELETED) !== 0) continue;
    else if (
      (mark & (HIDDEN | TINY)) !== 0 ||
      ((mark & WHITE) !== 0 && rows.length === 0 && cells.length === 0)
    ) {
      const found =
        (mark & HIDDEN) !== 0 ? 'hidden-markup' : (mark & TINY) !== 0 ? 'tiny' : 'invisible-colour';
      if (found !== how) endHidden();
      how = found;
      unseen += character;
    } else if (character === '\u0002') {
      const note = noteAt.get(position);
      if (!note) continue;
      text += note.mark;
      notes.push(`${note.mark} ${note.text}`);
    } else if (character === '\u001e') text += '-';
    else if (character === '\u000b' || character === '\u000e' || character === '\t') text += ' ';
    else if (character >= ' ') text += (mark & RAISED) !== 0 ? raised(character) : character;
  }
  endHidden();
  endParagraph(undefined);
  endTable();
}

/** The text of a note or comment as one line. */
export function docLine(file: DocFile, from: number, to: number): string {
  let text = '';
  let codes = 0;
  for (let position = from; position < Math.min(to, file.text.length); position++) {
    const character = file.text[position] ?? '';
    if (character === FIELD_BEGIN) codes++;
    else if (character === FIELD_SEPARATOR || character === FIELD_END) codes = Math.max(0, codes - 1);
    else if (codes > 0 || ((file.marks[position] ?? 0) & (DELETED | HIDDEN)) !== 0) continue;
    else if (character === '\u001e') text += '-';
    else if (/[\r\u0007\u000b\f\t]/.test(character)) text += ' ';
    else if (character >= ' ') text += character;
  }
  return cleanText(text);
}
