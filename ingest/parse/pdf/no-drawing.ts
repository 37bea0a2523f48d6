/** What pdf.js loads a font into in a browser: a face that is ready at once and never used, since nothing is drawn. */
class UnusedFace {
  readonly family: string;
  readonly loaded = Promise.resolve(this);

  constructor(family: string) {
    this.family = family;
  }
}

if (!('FontFace' in globalThis)) Object.defineProperty(globalThis, 'FontFace', { value: UnusedFace });

/**
 * The document that pdf.js hands its fonts to. Without one every font fails to load, and the outlines of its letters are
 * made ready instead: 6 % of the time of reading. Only the parser's own thread loads this file.
 */
export const NO_DRAWING = {
  fonts: { add: (): void => undefined, delete: (): boolean => true },
} as unknown as HTMLDocument;
