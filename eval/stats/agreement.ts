/** Rows: what is true; columns: what was said. Labels of both in one order. */
export interface Confusion {
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
}

export function confusionOf(pairs: readonly { readonly truth: string; readonly said: string }[]): Confusion {
  const labels = [...new Set(pairs.flatMap(({ truth, said }) => [truth, said]))].sort();
  const counts = labels.map((truth) =>
    labels.map((said) => pairs.filter((pair) => pair.truth === truth && pair.said === said).length),
  );
  return { labels, counts, total: pairs.length };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/**
 * Cohen's κ (Cohen 1960): (p_o − p_e) / (1 − p_e), the agreement beyond what chance would give. `null` without rows;
 * and where chance alone agrees fully (one label only), because then agreement says nothing.
 */
export function cohenKappa({ counts, total }: Confusion): number | null {
  if (total === 0) return null;
  const observed = sum(counts.map((row, index) => row[index] ?? 0)) / total;
  const expected = sum(
    counts.map((row, index) => (sum(row) / total) * (sum(counts.map((other) => other[index] ?? 0)) / total)),
  );
  return expected >= 1 ? null : (observed - expected) / (1 - expected);
}

/** Mean over the true labels of the share that was said rightly; `null` where only one label is true. */
export function balancedAccuracy({ counts }: Confusion): number | null {
  const recalls = counts.flatMap((row, index) => {
    const all = sum(row);
    return all === 0 ? [] : [(row[index] ?? 0) / all];
  });
  return recalls.length < 2 ? null : sum(recalls) / recalls.length;
}

export interface PrecisionRecall {
  /** `null` where nothing was said, or nothing is true. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Precision, recall and F1 of finding what is `positive`. */
export function precisionRecall(
  pairs: readonly { readonly truth: boolean; readonly said: boolean }[],
): PrecisionRecall {
  const count = (truth: boolean, said: boolean): number =>
    pairs.filter((pair) => pair.truth === truth && pair.said === said).length;
  const truePositives = count(true, true);
  const falsePositives = count(false, true);
  const falseNegatives = count(true, false);
  const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    precision: ratio(truePositives, truePositives + falsePositives),
    recall: ratio(truePositives, truePositives + falseNegatives),
    f1: ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives: count(false, false),
  };
}
