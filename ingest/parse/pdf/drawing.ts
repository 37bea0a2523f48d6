import { getResolvedPDFJS } from 'unpdf';
import type { HiddenText } from '../document.ts';

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A run of text as it is drawn, in points of the page before it is turned upright. */
export interface DrawnRun {
  readonly text: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly size: number;
  /** Why nobody sees it; `no-ink` is text of render mode 3, as text recognition puts it over a scan. */
  readonly how?: HiddenText['how'] | 'no-ink';
}

export interface Drawing {
  readonly runs: readonly DrawnRun[];
  /** Opaque images that were decoded. */
  readonly images: readonly Box[];
  /** All images, stencils among them: scans of black and white often are one. */
  readonly pictures: readonly Box[];
  /** Lines, curves and areas: a page of outlined letters has hundreds and no text. */
  readonly paths: number;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];
type Colour = readonly [number, number, number] | undefined;

interface State {
  matrix: Matrix;
  /** `undefined`: a pattern, or anything else whose look is unknown. */
  fill: Colour;
  alpha: number;
  fontSize: number;
  fontScale: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  mode: number;
}

/** Type below this size in points cannot be seen on paper. */
export const SMALLEST = 1.5;
/** Colours nearer than this (of 255, in every part) cannot be told apart. */
const SAME_COLOUR = 22;
const TRANSPARENT = 0.06;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const MAX_BACKGROUNDS = 3_000;

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
const apply = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/**
 * Follows the drawing instructions of a page and tells of every run of text whether a person sees it: its colour
 * against what lies beneath, its size, its place, and the images drawn over it.
 *
 * @param isOpaque whether the image of this name hides what lies beneath
 */
export async function followDrawing(
  { fnArray, argsArray }: OperatorList,
  view: Box,
  isOpaque: (image: string) => boolean,
): Promise<Drawing> {
  const { OPS } = await getResolvedPDFJS();
  const runs: (DrawnRun & { readonly order: number })[] = [];
  const images: (Box & { readonly order: number })[] = [];
  const pictures: Box[] = [];
  const backgrounds: { readonly box: Box; readonly colour: Colour }[] = [];
  let paths = 0;
  let state: State = {
    matrix: IDENTITY,
    fill: [0, 0, 0],
    alpha: 1,
    fontSize: 1,
    fontScale: 0.001,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  const stack: State[] = [];
  let text: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;
  const save = (): void => void stack.push({ ...state });
  const restore = (): void => {
    state = stack.pop() ?? state;
  };
  const moveText = (x: number, y: number): void => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const addBackground = (box: Box, colour: Colour): void => {
    if (backgrounds.length < MAX_BACKGROUNDS) backgrounds.push({ box, colour });
  };
  const unitSquare = (): Box => boxOf([0, 0, 1, 1], state.matrix);

  for (const [order, fn] of fnArray.entries()) {
    const args = argsArray[order];
    switch (fn) {
      case OPS.save:
      case OPS.beginGroup:
        save();
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.paintFormXObjectBegin: {
        save();
        const [matrix] = listOf(args);
        if (matrix) state.matrix = multiply(state.matrix, toMatrix(matrix));
        break;
      }
      case OPS.transform:
        state.matrix = multiply(state.matrix, toMatrix(args));
        break;
      case OPS.setGState:
        for (const entry of listOf(listOf(args)[0])) {
          const [key, value] = listOf(entry);
          if (key === 'ca') state.alpha = Number(value);
          if (key === 'Font') state.fontSize = Number(listOf(value)[1]) || state.fontSize;
        }
        break;
      case OPS.setFillRGBColor:
        state.fill = toColour(args);
        break;
      case OPS.setFillTransparent:
      case OPS.setFillColorN:
      case OPS.setFillColor:
        state.fill = undefined;
        break;
      case OPS.beginText:
        text = IDENTITY;
        line = IDENTITY;
        break;
      case OPS.setCharSpacing:
        state.charSpacing = numberOf(args);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = numberOf(args);
        break;
      case OPS.setHScale:
        state.hScale = numberOf(args) / 100;
        break;
      case OPS.setLeading:
        state.leading = -numberOf(args);
        break;
      case OPS.setTextRise:
        state.rise = numberOf(args);
        break;
      case OPS.setTextRenderingMode:
        state.mode = numberOf(args);
        break;
      case OPS.setFont:
        state.fontSize = Number(listOf(args)[1]) || 0;
        break;
      case OPS.setTextMatrix:
        line = toMatrix(args);
        text = line;
        break;
      case OPS.moveText:
      case OPS.setLeadingMoveText: {
        const [x, y] = listOf(args).map(Number);
        if (fn === OPS.setLeadingMoveText) state.leading = y ?? 0;
        moveText(x ?? 0, y ?? 0);
        break;
      }
      case OPS.nextLine:
        moveText(0, state.leading);
        break;
      case OPS.showText:
      case OPS.showSpacedText:
      case OPS.nextLineShowText:
      case OPS.nextLineSetSpacingShowText: {
        if (fn === OPS.nextLineShowText || fn === OPS.nextLineSetSpacingShowText) moveText(0, state.leading);
        const shown = measure(listOf(args).at(-1), state);
        const whole = multiply(state.matrix, text);
        const from = apply(whole, 0, state.rise);
        const to = apply(whole, shown.width, state.rise);
        text = multiply(text, [1, 0, 0, 1, shown.width, 0]);
        if (shown.text.trim() === '') break;
        const size =
          Math.abs(state.fontSize) * Math.min(Math.hypot(whole[0], whole[1]), Math.hypot(whole[2], whole[3]));
        const middle: [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + size * 0.3];
        const how = unseen(state, size, from, to, middle, view, backgrounds);
        runs.push({ text: shown.text, from, to, size, order, ...(how && { how }) });
        break;
      }
      case OPS.constructPath: {
        paths++;
        const [paint, , bounds] = listOf(args);
        const filled =
          paint === OPS.fill ||
          paint === OPS.eoFill ||
          paint === OPS.fillStroke ||
          paint === OPS.eoFillStroke;
        if (filled && bounds && state.alpha > TRANSPARENT)
          addBackground(boxOf(numbersOf(bounds), state.matrix), state.alpha > 0.94 ? state.fill : undefined);
        break;
      }
      case OPS.shadingFill:
        addBackground(view, undefined);
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject: {
        const box = unitSquare();
        pictures.push(box);
        addBackground(box, undefined);
        const [name] = listOf(args);
        if (state.alpha > 0.94 && (typeof name !== 'string' || isOpaque(name)))
          images.push({ ...box, order });
        break;
      }
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        pictures.push(unitSquare());
        addBackground(unitSquare(), undefined);
        break;
    }
  }
  return {
    paths,
    images,
    pictures,
    runs: runs.map(({ order, ...run }) =>
      run.how === undefined && images.some((image) => image.order > order && covers(image, run))
        ? { ...run, how: 'behind-image' }
        : run,
    ),
  };
}

function unseen(
  state: State,
  size: number,
  from: readonly [number, number],
  to: readonly [number, number],
  middle: readonly [number, number],
  view: Box,
  backgrounds: readonly { readonly box: Box; readonly colour: Colour }[],
): DrawnRun['how'] {
  const [low, high] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [down, up] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  if (high < view.left - 2 || low > view.right + 2 || up < view.bottom - 2 || down > view.top + 2)
    return 'off-page';
  if (state.mode === 3) return 'no-ink';
  if (size < SMALLEST) return 'tiny';
  if (state.alpha < TRANSPARENT) return 'invisible-colour';
  // Outlined or clipping text shows by other means than its fill.
  if (state.mode !== 0 || state.fill === undefined) return undefined;
  const beneath = backgrounds.findLast(
    ({ box }) =>
      middle[0] >= box.left && middle[0] <= box.right && middle[1] >= box.bottom && middle[1] <= box.top,
  );
  const paper: Colour = beneath ? beneath.colour : [255, 255, 255];
  if (paper === undefined) return undefined;
  const fill = state.fill;
  return fill.every((value, index) => Math.abs(value - (paper[index] ?? 0)) < SAME_COLOUR)
    ? 'invisible-colour'
    : undefined;
}

const covers = (image: Box, { from, to, size }: DrawnRun): boolean =>
  [from, to].every(
    ([x, y]) =>
      x > image.left - 1 &&
      x < image.right + 1 &&
      y > image.bottom - size * 0.2 &&
      y < image.top - size * 0.5,
  );

function measure(glyphs: unknown, state: State): { text: string; width: number } {
  let text = '';
  let width = 0;
  for (const glyph of listOf(glyphs)) {
    if (typeof glyph === 'number') {
      width -= glyph * state.fontSize * 0.001 * state.hScale;
      // A wide step between glyphs is a space that the file does not spell out.
      if (glyph < -200 && text !== '' && !text.endsWith(' ')) text += ' ';
      continue;
    }
    if (typeof glyph !== 'object' || glyph === null) continue;
    const {
      unicode,
      width: advance,
      isSpace,
    } = glyph as { unicode?: unknown; width?: unknown; isSpace?: unknown };
    text += typeof unicode === 'string' ? unicode : '';
    const spacing = state.charSpacing + (isSpace === true ? state.wordSpacing : 0);
    width += ((Number(advance) || 0) * state.fontSize * state.fontScale + spacing) * state.hScale;
  }
  return { text, width };
}

function boxOf(bounds: readonly number[], matrix: Matrix): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = bounds;
  const corners = [
    apply(matrix, x0, y0),
    apply(matrix, x1, y0),
    apply(matrix, x0, y1),
    apply(matrix, x1, y1),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : ArrayBuffer.isView(value) && !(value instanceof DataView)
      ? Array.from(value as unknown as ArrayLike<number>)
      : [];
const numbersOf = (value: unknown): number[] => listOf(value).map(Number);
const numberOf = (args: unknown): number => Number(listOf(args)[0]) || 0;

/** Six numbers, bare or as the only argument. */
function toMatrix(args: unknown): Matrix {
  const list = listOf(args);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = (list.length === 1 ? listOf(list[0]) : list).map(Number);
  return [a, b, c, d, e, f];
}

function toColour(args: unknown): Colour {
  const list = listOf(args);
  const hex = typeof list[0] === 'string' ? /^#([\da-f]{6})$/i.exec(list[0])?.[1] : undefined;
  if (hex) {
    const value = Number.parseInt(hex, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const [r, g, b] = list.map(Number);
  return r === undefined || g === undefined || b === undefined ? undefined : [r, g, b];
}
