import { localName, readXml } from '../xml/read-xml.ts';

export interface SheetVisibility {
  readonly hidden: boolean;
  /** Indices of rows and columns that are hidden or filtered away. */
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** Rows and columns beyond these are empty ones repeated to the end of the sheet. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 2_000;

/** What the sheets of an OpenDocument workbook hide, in their order; SheetJS reads the cells and not this. */
export function readOdsVisibility(content: string): SheetVisibility[] {
  const sheets: { hidden: boolean; rows: Set<number>; columns: Set<number> }[] = [];
  const notShown = new Set<string>();
  let style = '';
  let row = 0;
  let column = 0;
  let depth = 0;
  const mark = (
    hidden: boolean,
    into: Set<number> | undefined,
    from: number,
    count: number,
    max: number,
  ): void => {
    if (hidden) for (let index = from; index < Math.min(from + count, max); index++) into?.add(index);
  };
  readXml(content, {
    open(rawName, attributes) {
      const name = localName(rawName);
      if (name === 'style') style = attributes['style:name'] ?? '';
      else if (name === 'table-properties' && attributes['table:display'] === 'false') notShown.add(style);
      else if (name === 'table') {
        // A table within a cell is part of it.
        if (++depth > 1) return;
        row = 0;
        column = 0;
        const hidden = notShown.has(attributes['table:style-name'] ?? '');
        sheets.push({ hidden, rows: new Set(), columns: new Set() });
      } else if (depth === 1 && (name === 'table-row' || name === 'table-column')) {
        const hidden = /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '');
        const isRow = name === 'table-row';
        const count =
          Number(attributes[isRow ? 'table:number-rows-repeated' : 'table:number-columns-repeated']) || 1;
        const sheet = sheets.at(-1);
        if (isRow) mark(hidden, sheet?.rows, row, count, MAX_ROWS);
        else mark(hidden, sheet?.columns, column, count, MAX_COLUMNS);
        if (isRow) row += count;
        else column += count;
      }
    },
    text: () => undefined,
    close(rawName) {
      if (localName(rawName) === 'table') depth--;
    },
  });
  return sheets;
}
