import type { Box } from './drawing.ts';

export type Matrix = readonly [number, number, number, number, number, number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const MAX_PLACES = 5_000;

/** Where text was shown so far, to see whether an image is drawn over it. */
export class TextPlaces {
  matrix: Matrix = IDENTITY;
  #text: readonly [number, number] = [0, 0];
  readonly #shown: (readonly [number, number])[] = [];

  transform([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): void {
    const m = this.matrix;
    this.matrix = [
      m[0] * a + m[2] * b,
      m[1] * a + m[3] * b,
      m[0] * c + m[2] * d,
      m[1] * c + m[3] * d,
      ...this.#apply(e, f),
    ];
  }

  /** A rectangle large enough for text to stand on, no rule of a table. */
  area([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box | undefined {
    const [x0, y0] = this.#apply(x, y);
    const [x1, y1] = this.#apply(x + width, y + height);
    if (Math.abs(x1 - x0) <= 5 || Math.abs(y1 - y0) <= 5) return undefined;
    return {
      left: Math.min(x0, x1),
      right: Math.max(x0, x1),
      bottom: Math.min(y0, y1),
      top: Math.max(y0, y1),
    };
  }

  /** Whether the text that comes now begins in this box. */
  isIn({ left, right, bottom, top }: Box): boolean {
    const [x, y] = this.#apply(...this.#text);
    return x >= left && x <= right && y >= bottom && y <= top;
  }

  begin(): void {
    this.#text = [0, 0];
  }

  /** `Tm` sets the place, `Td` and `TD` move it; scaled text matrices make the steps larger, which is overlooked. */
  move(values: readonly number[]): void {
    const [x = 0, y = 0] = values.slice(-2);
    this.#text = values.length === 6 ? [x, y] : [this.#text[0] + x, this.#text[1] + y];
  }

  show(): void {
    if (this.#shown.length < MAX_PLACES) this.#shown.push(this.#apply(...this.#text));
  }

  /** The unit square of an image, under the current matrix, holds the beginning of some text. */
  isCovered(): boolean {
    const [x0, y0] = this.#apply(0, 0);
    const [x1, y1] = this.#apply(1, 1);
    const [left, right, bottom, top] = [
      Math.min(x0, x1),
      Math.max(x0, x1),
      Math.min(y0, y1),
      Math.max(y0, y1),
    ];
    if (right - left < 4 || top - bottom < 4) return false;
    return this.#shown.some(([x, y]) => x >= left && x <= right && y >= bottom && y <= top);
  }

  #apply(x: number, y: number): [number, number] {
    const m = this.matrix;
    return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
  }
}
