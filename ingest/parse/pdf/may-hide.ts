import { constants, inflateSync } from 'node:zlib';
import type { Box } from './drawing.ts';
import { type Ink, inkNames } from './ink-names.ts';
import { IDENTITY, type Matrix, TextPlaces } from './text-places.ts';

/** What the drawing instructions of a file could do to text; `unknown` where they cannot be looked at. */
export interface Suspicion {
  /** Text may be drawn so that nobody sees it: no ink, white, transparent, beside the page. */
  readonly invisible: boolean;
  /** Images are drawn after text and may lie on it. */
  readonly covered: boolean;
  /** Comments, form fields, attached files: anything pinned to a page but a link. */
  readonly pinned: boolean;
}

const EVERYTHING: Suspicion = { invisible: true, covered: true, pinned: true };
const MAX_STREAM = 32 * 1024 * 1024;
/** Bytes looked at in all: more than any honest text has, and half a second at most. */
const MAX_TOTAL = 96 * 1024 * 1024;

/**
 * A quick look through the content streams for what hides text. Following every instruction of every page with the
 * PDF reader costs as much as reading the text (104 pages a second of text, 59 of instructions), so it is done only
 * for files in which this look finds a reason; the look itself costs 3 % of the reading.
 */
export function suspectHiding(bytes: Uint8Array): Suspicion {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return EVERYTHING;
  let invisible = false;
  let covered = false;
  let total = 0;
  const definitions: string[] = [file.toString('latin1', 0, Math.min(file.length, MAX_STREAM))];
  const pages: string[] = [];
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const dictionary = dictionaryBefore(file, at);
    if (NO_INSTRUCTIONS.test(dictionary)) continue;
    const content = contentOf(file, at, dictionary);
    if (content === undefined) return EVERYTHING;
    total += content.length;
    if (total > MAX_TOTAL) return EVERYTHING;
    if (/\/Type\s*\/ObjStm/.test(dictionary)) {
      definitions.push(content.toString('latin1'));
    } else if (content.includes('BT')) {
      pages.push(content.toString('latin1'));
    }
  }
  invisible = definitions.some((text) => TRANSPARENT.test(text));
  const inks = inkNames(definitions);
  for (const page of pages) {
    const found = look(page, inks);
    invisible ||= found.invisible;
    covered ||= found.covered;
    if (invisible && covered) break;
  }
  return { invisible, covered, pinned: definitions.some((text) => PINNED.test(text)) };
}

const NO_INSTRUCTIONS =
  /\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType|XML)\b|\/Length1\b|\/Type\s*\/(?:XRef|Metadata|EmbeddedFile)\b|\/FunctionType\b|\/Alternate\b|\/CMapName\b/;
const PINNED =
  /\/Subtype\s*\/(?:Widget|FreeText|Text|Popup|Highlight|Underline|StrikeOut|Squiggly|Stamp|Caret|FileAttachment)\b/;
const TRANSPARENT = /\/ca\s+0?(?:\.0\d*)?(?=[\s/>])(?!\s*\.)/;

function dictionaryBefore(file: Buffer, at: number): string {
  const near = file.toString('latin1', Math.max(0, at - 1_500), at);
  const start = near.lastIndexOf(' obj');
  return start >= 0 ? near.slice(start) : near;
}

function contentOf(file: Buffer, at: number, dictionary: string): Buffer | undefined {
  let from = at + 6;
  if (file[from] === 0x0d) from++;
  if (file[from] === 0x0a) from++;
  const stated = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  const next = file.indexOf('endstream', from);
  const end = next < 0 ? file.length : next;
  const to = stated && from + Number(stated) <= file.length ? Math.max(from + Number(stated), from) : end;
  const raw = file.subarray(from, to);
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '';
  const names = filter.match(/\/\w+/g) ?? [];
  if (names.length === 0) return raw;
  if (names.some((name) => /DCTDecode|JPXDecode|JBIG2Decode|CCITTFaxDecode/.test(name)))
    return Buffer.alloc(0);
  if (names.length > 1 || !/^\/(FlateDecode|Fl)$/.test(names[0] ?? '')) return undefined;
  try {
    return inflateSync(raw, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_STREAM });
  } catch (thrown) {
    // Damaged or far too large: whatever it is, it was not looked at.
    if (!(thrown instanceof Error)) throw thrown;
    return undefined;
  }
}

const INSTRUCTION =
  /(?:^|[\s\])>])(?:((?:[-+.\d]+\s+){1,6})(g|rg|k|scn?|Tr|Tm|Td|TD|cm|re)|(q|Q|BT|n|m|f\*?|F|[bB]\*?|Do|Tj|TJ|'|")|\/(\S+)\s+(cs))(?=[\s[(</]|$)/g;
/** Lighter than this in every colour counts as white. */
const WHITE = 0.9;
/** Farther than this from the corner no page reaches. */
const FAR = 2_500;

function look(content: string, inks: (name: string) => Ink | undefined): Omit<Suspicion, 'pinned'> {
  // What a run says, and the distances inside it, hide nothing; without them half of the stream is left to look at.
  const plain = content.replace(/\((?:\\[\s\S]|[^()\\])*\)/g, '()').replace(/\[[^\][/]*\](?=\s*TJ)/g, '()');
  let invisible = false;
  let covered = false;
  let pale = false;
  const places = new TextPlaces();
  const areas = new Map<string, Box[]>();
  let colour = '';
  let area: Box | undefined;
  let space = '';
  const stack: { readonly pale: boolean; readonly colour: string; readonly matrix: Matrix }[] = [];
  for (const [, operands = '', withOperands, bare, name, cs] of plain.matchAll(INSTRUCTION)) {
    const values = operands === '' ? [] : operands.trim().split(/\s+/).map(Number);
    if (withOperands && /^(g|rg|k|scn?)$/.test(withOperands))
      colour = `${withOperands.startsWith('sc') ? space : withOperands} ${values.join(' ')}`;
    switch (withOperands ?? bare ?? cs) {
      case 'cs':
        space = name ?? '';
        // The first colour of a space is its darkest.
        pale = false;
        break;
      case 'g':
      case 'rg':
        pale = values.every((value) => value >= WHITE);
        break;
      case 'k':
        pale = values.every((value) => value <= 1 - WHITE);
        break;
      case 'sc':
      case 'scn':
        pale = isPale(values, values.length === 1 ? inks(space) : undefined);
        break;
      case 'Tr':
        invisible ||= values[0] === 3;
        break;
      case 're':
        area = places.area(values);
        break;
      // A path ends without being filled, or is no rectangle.
      case 'n':
      case 'm':
        area = undefined;
        break;
      case 'f':
      case 'f*':
      case 'F':
      case 'b':
      case 'b*':
      case 'B':
      case 'B*':
        if (area) addArea(areas, colour, area);
        area = undefined;
        break;
      case 'cm':
        places.transform(values);
        break;
      case 'BT':
        places.begin();
        break;
      case 'Tm':
      case 'Td':
      case 'TD':
        places.move(values);
        invisible ||= values.slice(-2).some((value) => Math.abs(value) > FAR);
        break;
      case 'q':
        stack.push({ pale, colour, matrix: places.matrix });
        break;
      case 'Q':
        ({
          pale,
          colour,
          matrix: places.matrix,
        } = stack.pop() ?? { pale: false, colour: '', matrix: IDENTITY });
        break;
      case 'Do':
        covered ||= places.isCovered();
        break;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        places.show();
        // White on the paper, or the colour of an area on which it may stand.
        invisible ||= pale || (areas.get(colour)?.some((box) => places.isIn(box)) ?? false);
        break;
    }
  }
  return { invisible, covered };
}

const MAX_AREAS = 300;

function addArea(areas: Map<string, Box[]>, colour: string, area: Box): void {
  const known = areas.get(colour);
  if (!known) areas.set(colour, [area]);
  else if (known.length < MAX_AREAS) known.push(area);
}

/** What the numbers mean depends on the colour space: 1 is white as light and full as ink. */
function isPale(values: readonly number[], ink: Ink | undefined): boolean {
  const light = values.every((value) => value >= WHITE);
  const blank = values.every((value) => value <= 1 - WHITE);
  if (values.length === 3) return light;
  if (values.length === 4 || ink === 'ink') return blank;
  return ink === 'light' ? light : light || blank;
}
