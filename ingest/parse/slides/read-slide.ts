import { cleanText } from '../clean-text.ts';
import type { Block } from '../document.ts';
import { raised } from '../superscript.ts';
import { type TableRow, tableLines } from '../table-rows.ts';
import { readXml, resolveEntities } from '../xml/read-xml.ts';

export interface Slide {
  /** Titles come as `heading`. */
  readonly pieces: readonly { readonly kind: Block['kind']; readonly text: string }[];
  /** Footers, which most slides repeat; dates and slide numbers are left out. */
  readonly footers: readonly string[];
  /** Texts of shapes that lie outside the slide. */
  readonly offPage: readonly string[];
  /** The slide is not shown. */
  readonly hidden: boolean;
}

interface Shape {
  placeholder: string | undefined;
  invisible: boolean;
  offset: [number, number] | undefined;
  extent: [number, number] | undefined;
  readonly paragraphs: { text: string; bullet: boolean }[];
}

const isTitle = (placeholder: string | undefined): boolean =>
  placeholder === 'title' || placeholder === 'ctrTitle';

/** Reads a slide of a PPTX file: shapes in their order, the title first. `size` in the units of the file, 0 if unknown. */
export function readSlide(xml: string, size: { width: number; height: number }): Slide {
  const pieces: { kind: Block['kind']; text: string }[] = [];
  const footers: string[] = [];
  const offPage: string[] = [];
  let title: string | undefined;
  let hidden = false;
  let shape: Shape | undefined;
  let groups = 0;
  let text = '';
  let inText = 0;
  let superscript = false;
  let bullet = false;
  let rows: { cells: string[]; heading: boolean }[] | undefined;
  let headed = false;
  let fallback = 0;

  const endShape = (): void => {
    const { placeholder, paragraphs, invisible } = shape ?? newShape();
    const off = shape !== undefined && groups === 0 && liesOutside(shape, size);
    shape = undefined;
    const texts = paragraphs.filter((paragraph) => paragraph.text !== '');
    if (texts.length === 0 || placeholder === 'dt' || placeholder === 'sldNum' || placeholder === 'sldImg')
      return;
    if (invisible || off) offPage.push(texts.map((paragraph) => paragraph.text).join('\n'));
    else if (placeholder === 'ftr' || placeholder === 'hdr')
      footers.push(...texts.map((paragraph) => paragraph.text));
    else if (isTitle(placeholder) && title === undefined)
      title = texts.map((paragraph) => paragraph.text).join(' ');
    else
      for (const paragraph of texts)
        pieces.push({ kind: paragraph.bullet ? 'list-item' : 'paragraph', text: paragraph.text });
  };

  readXml(xml, {
    open(name, attributes) {
      if (name === 'mc:Fallback') fallback++;
      if (fallback > 0) return;
      switch (name) {
        case 'p:sld':
          hidden = attributes.show === '0' || attributes.show === 'false';
          return;
        case 'p:grpSp':
          groups++;
          return;
        case 'p:sp':
        case 'p:cxnSp':
          shape = newShape();
          return;
        case 'p:cNvPr':
          if (shape && (attributes.hidden === '1' || attributes.hidden === 'true')) shape.invisible = true;
          return;
        case 'p:ph':
          if (shape) shape.placeholder = attributes.type ?? 'body';
          return;
        case 'a:off':
          if (shape) shape.offset = [Number(attributes.x) || 0, Number(attributes.y) || 0];
          return;
        case 'a:ext':
          if (shape && attributes.cx !== undefined)
            shape.extent = [Number(attributes.cx) || 0, Number(attributes.cy) || 0];
          return;
        case 'a:p':
          text = '';
          bullet = false;
          return;
        case 'a:buChar':
        case 'a:buAutoNum':
          bullet = true;
          return;
        case 'a:rPr':
          superscript = Number(attributes.baseline) > 0;
          return;
        case 'a:t':
          inText++;
          return;
        case 'a:br':
        case 'a:tab':
          text += ' ';
          return;
        case 'a:tbl':
          rows = [];
          return;
        case 'a:tblPr':
          headed = attributes.firstRow === '1' || attributes.firstRow === 'true';
          return;
        case 'a:tr':
          rows?.push({ cells: [], heading: headed && rows.length === 0 });
          return;
        case 'a:tc':
          rows?.at(-1)?.cells.push('');
          return;
      }
    },
    text(data) {
      if (inText > 0 && fallback === 0) text += superscript ? raised(data) : data;
    },
    close(name) {
      if (name === 'mc:Fallback') fallback--;
      if (fallback > 0) return;
      if (name === 'a:t') inText--;
      else if (name === 'a:r') superscript = false;
      else if (name === 'p:grpSp') groups--;
      else if (name === 'a:p') {
        const written = cleanText(resolveEntities(text));
        text = '';
        const row = rows?.at(-1);
        if (row && row.cells.length > 0) {
          const last = row.cells.length - 1;
          row.cells[last] = `${row.cells[last] ?? ''} ${written}`.trim();
        } else shape?.paragraphs.push({ text: written, bullet });
      } else if (name === 'p:sp' || name === 'p:cxnSp') endShape();
      else if (name === 'a:tbl') {
        for (const line of tableLines((rows ?? []) as TableRow[]))
          pieces.push({ kind: 'table-row', text: line });
        rows = undefined;
      }
    },
  });
  if (shape) endShape();
  return {
    pieces: title === undefined ? pieces : [{ kind: 'heading', text: title }, ...pieces],
    footers,
    offPage,
    hidden,
  };
}

const newShape = (): Shape => ({
  placeholder: undefined,
  invisible: false,
  offset: undefined,
  extent: undefined,
  paragraphs: [],
});

function liesOutside(
  { offset, extent }: Shape,
  { width, height }: { width: number; height: number },
): boolean {
  if (!offset || !extent || width === 0 || height === 0) return false;
  const [x, y] = offset;
  const [w, h] = extent;
  return x >= width || y >= height || x + w <= 0 || y + h <= 0;
}
