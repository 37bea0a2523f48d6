import type { Comparison } from '../compare.ts';
import type { FlakyCase } from '../repeat.ts';
import type { CaseResult } from '../run-case.ts';
import type { Summary, TimingSummary } from '../summarise.ts';

/** What was run on what; everything that can change a figure. */
export interface Fingerprint {
  readonly suite: string;
  readonly casesFile: string;
  readonly casesHash: string;
  readonly corpusHash: string;
  readonly reports: number;
  readonly passages: number;
  /** Files of the corpus that did not become a report as they are. */
  readonly incomplete: readonly {
    readonly sourceKey: string;
    readonly status: string;
    readonly reason: string | null;
  }[];
  readonly writer: string;
  readonly embedder: string;
  readonly promptVersions: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** How often each case was asked. */
  readonly repeats: number;
  /** Judge model with prompt and version, and whether its calibration allows to believe it; `null` without one. */
  readonly judge: { readonly id: string; readonly believed: boolean } | null;
  /** What the reader must know about how the run was made. */
  readonly notes: readonly string[];
}

/** One run. `at` and `timings` are the only parts in which two equal runs differ. */
export interface RunReport {
  readonly fingerprint: Fingerprint;
  readonly summary: Summary;
  readonly results: readonly CaseResult[];
  readonly comparison: Comparison | null;
  /** Cases that did not give the same scores in each repetition. */
  readonly flaky: readonly FlakyCase[];
  readonly at: string;
  readonly timings: TimingSummary & { readonly wallMs: number };
}
