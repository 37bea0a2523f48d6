import { table } from '../report/console.ts';

/** One measured figure beside what it is compared with in the same run, and the bound that the product promises. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | '×' | '/s' | 'share';
  /** What the value is a ratio to, measured in the same run. */
  readonly baseline?: { readonly name: string; readonly value: number };
  /** Met when the value stays below (or at) it. */
  readonly atMost?: number;
}

export interface Benchmark {
  readonly name: string;
  readonly about: string;
  /** Left out where no names are given: it takes long or needs something set up. */
  readonly byNameOnly?: boolean;
  /** `null` with a reason when it cannot run here. */
  run(context: BenchContext): Promise<{ readonly figures: readonly Figure[]; readonly note?: string }>;
}

export interface BenchContext {
  readonly root: string;
  /** The devset where it is there, else the sample corpus. */
  readonly corpus: { readonly name: string; readonly documents: string; readonly cases: string };
  readonly onProgress: (message: string) => void;
  /** A server database that benchmarks may fill. */
  readonly database?: string | undefined;
  /** Sizes of the corpus at which to measure. */
  readonly passages?: readonly number[] | undefined;
}

export const isMet = ({ value, atMost }: Figure): boolean | null =>
  atMost === undefined ? null : value <= atMost;

const shown = (value: number, unit: Figure['unit']): string =>
  `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;

export function renderFigures(figures: readonly Figure[]): string {
  return table(
    ['figure', 'value', 'baseline', 'ratio', 'bound', ''],
    figures.map((figure) => {
      const { name, value, unit, baseline, atMost } = figure;
      const met = isMet(figure);
      return [
        name,
        shown(value, unit),
        baseline === undefined ? '' : `${baseline.name} ${shown(baseline.value, unit)}`,
        baseline === undefined ? '' : `${(value / baseline.value).toFixed(2)} ×`,
        atMost === undefined ? '' : `≤ ${shown(atMost, unit)}`,
        met === null ? '' : met ? 'met' : 'MISSED',
      ];
    }),
  ).join('\n');
}
