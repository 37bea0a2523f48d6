import type { DocumentPart, HiddenText } from '../document.ts';

/** A run of text as the PDF places it, turned upright: `x` grows to the right, `y` upwards, in points. */
export interface TextItem {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  /** Font size in points. */
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
  /** True when the PDF holds a space before this run. */
  readonly spaced: boolean;
}

export interface PageText {
  /** 1-based */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly TextItem[];
  /** Runs that stand at another angle than most of the page: stamps in the margin, labels of axes. */
  readonly turned: readonly string[];
  readonly hasImage: boolean;
  /** Share of the page that images cover, 0–1; absent where it was not looked at. */
  readonly imageShare?: number;
  /** True when the page is a scan whose text was put under or over it by text recognition. */
  readonly layer?: boolean;
  /** True when the page draws letters as outlines and holds no text. */
  readonly outlined?: boolean;
  /** Text of the page that nobody sees; not among the items. */
  readonly hidden?: readonly HiddenText[];
  /** Files pinned to the page. */
  readonly files?: readonly DocumentPart[];
  /** True when the PDF is damaged within the page, so that text may be missing. */
  readonly incomplete: boolean;
  /** Set when the page could not be read at all. */
  readonly failure?: string;
}
