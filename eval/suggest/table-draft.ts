import { findFigures } from '../../server/text/index.ts';

export interface TableDraft {
  readonly question: string;
  readonly fact: string;
}

/** Names of dates and numbers at the head of a document: nobody asks for them as values of a table. */
const HEAD = /^(?:datum|date|stand|status|as of|az|aktenzeichen|ref|reference|nr|no|tel|seite|page)\b/iu;
const CELL = /^(?<label>\p{L}[\p{L}\p{N} ().,'’/–-]{1,80}?):\s+(?<value>\S.*)$/u;

interface Cell {
  readonly label: string;
  readonly value: string;
}

/**
 * A draft from a row of a table as the parsers write it, `Year: 2024; Exports (million crowns): 2,018`: the first cell
 * names the row, the first cell after it with a figure is asked for. A row of one cell is asked for by its label.
 * `null` where the sentence is no such row.
 */
export function tableDraft(sentence: string, title: string, language: 'de' | 'en'): TableDraft | null {
  if (sentence.length > 400 || sentence.includes('\n')) return null;
  const parts = sentence.split(/;\s+/u).map(cellOf);
  if (parts.some((part) => part === null)) return null;
  const [first, ...others] = parts.filter((part) => part !== null);
  if (first === undefined) return null;
  if (others.length > 0) return rowDraft(first, others, title, language);
  if (HEAD.test(first.label) || !isFigure(first.value)) return null;
  return {
    question:
      language === 'de'
        ? `Welchen Wert nennt „${title}“ für ${first.label}?`
        : `What value does “${title}” give for ${first.label}?`,
    fact: first.value,
  };
}

function rowDraft(
  row: Cell,
  others: readonly Cell[],
  title: string,
  language: 'de' | 'en',
): TableDraft | null {
  const asked = others.find(({ value }) => isFigure(value));
  if (asked === undefined || row.value.length > 80) return null;
  return {
    question:
      language === 'de'
        ? `Welchen Wert nennt „${title}“ unter „${asked.label}“ für ${row.label} ${row.value}?`
        : `What does “${title}” give as “${asked.label}” for ${row.label} ${row.value}?`,
    fact: asked.value,
  };
}

function cellOf(part: string): Cell | null {
  const { label, value } = CELL.exec(part.trim())?.groups ?? {};
  return label === undefined || value === undefined ? null : { label: label.trim(), value: value.trim() };
}

/** A figure and hardly more: `2.018`, `45.2 %`, `260 million crowns`. A date alone is none. */
function isFigure(value: string): boolean {
  const figures = findFigures(value);
  if (figures.length !== 1 || figures[0]?.kind === 'date' || value.length > 40) return false;
  return value.replace(/[\d.,\s%+−-]/gu, '').length <= 20;
}
