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
  /** True when the PDF is damaged within the page, so that text may be missing. */
  readonly incomplete: boolean;
  /** True when text too small to be seen was left out. */
  readonly hiddenText: boolean;
  /** Set when the page could not be read at all. */
  readonly failure?: string;
}
