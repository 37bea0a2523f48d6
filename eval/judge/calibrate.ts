import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isMissing } from '../missing-file.ts';
import { balancedAccuracy, type Confusion, cohenKappa, confusionOf } from '../stats/agreement.ts';
import type { Judge } from './judge.ts';

/** A sentence, its evidence and what people say: 1 carried, 0.5 partly, 0 not. */
export interface LabelledClaim {
  readonly id: string;
  readonly sentence: string;
  readonly evidence: string;
  readonly label: number;
}

/** Landis & Koch call κ from .61 "substantial". Below either bar the judge's scores are null. */
export const LEAST_KAPPA = 0.6;
export const LEAST_BALANCED_ACCURACY = 0.75;

const CalibrationSchema = z.strictObject({
  judge: z.string(),
  rows: z.number().int(),
  /** Rows on which the judge made no choice. */
  undecided: z.number().int(),
  kappa: z.number().nullable(),
  balancedAccuracy: z.number().nullable(),
  confusion: z.object({
    labels: z.array(z.string()),
    counts: z.array(z.array(z.number().int())),
    total: z.number().int(),
  }),
  believed: z.boolean(),
  at: z.string(),
});
export type Calibration = z.infer<typeof CalibrationSchema>;

const nameOf = (score: number): string => (score >= 1 ? 'supported' : score <= 0 ? 'unsupported' : 'partial');
/** Support is what counts: partly supported is not supported. */
const isSupported = (name: string): string => (name === 'supported' ? 'supported' : 'not supported');

/** Lets the judge judge labelled rows; agreement is measured on supported against not supported. */
export async function calibrate(
  judge: Judge,
  rows: readonly LabelledClaim[],
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<Calibration> {
  const pairs: { truth: string; said: string }[] = [];
  let undecided = 0;
  for (const [index, { sentence, evidence, label }] of rows.entries()) {
    const score = await judge.judge(sentence, evidence, options.signal);
    if (score === null) undecided++;
    else pairs.push({ truth: nameOf(label), said: nameOf(score) });
    options.onProgress?.(index + 1, rows.length);
  }
  const binary = confusionOf(
    pairs.map(({ truth, said }) => ({ truth: isSupported(truth), said: isSupported(said) })),
  );
  const kappa = cohenKappa(binary);
  const accuracy = balancedAccuracy(binary);
  return {
    judge: judge.id,
    rows: rows.length,
    undecided,
    kappa,
    balancedAccuracy: accuracy,
    confusion: plain(confusionOf(pairs)),
    believed:
      kappa !== null && kappa >= LEAST_KAPPA && accuracy !== null && accuracy >= LEAST_BALANCED_ACCURACY,
    at: new Date().toISOString(),
  };
}

const plain = ({ labels, counts, total }: Confusion): Calibration['confusion'] => ({
  labels: [...labels],
  counts: counts.map((row) => [...row]),
  total,
});

const FileSchema = z.record(z.string(), CalibrationSchema);

/** Calibrations by judge id; empty where there is no file. */
export async function readCalibrations(file: string): Promise<Record<string, Calibration>> {
  try {
    return FileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (thrown) {
    if (isMissing(thrown)) return {};
    throw thrown;
  }
}

export async function writeCalibration(file: string, calibration: Calibration): Promise<void> {
  const all = { ...(await readCalibrations(file)), [calibration.judge]: calibration };
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(all, null, 1)}\n`);
}

export function renderCalibration({
  judge,
  rows,
  undecided,
  kappa,
  balancedAccuracy: accuracy,
  confusion,
  believed,
}: Calibration): string {
  const width = Math.max(12, ...confusion.labels.map((label) => label.length));
  const cells = (values: readonly (string | number)[]): string =>
    values.map((value) => String(value).padStart(width)).join(' ');
  return [
    `${judge}: ${rows} labelled rows, ${undecided} without a choice`,
    `Cohen's κ ${kappa === null ? '–' : kappa.toFixed(3)} (bar ${LEAST_KAPPA}), balanced accuracy ${accuracy === null ? '–' : accuracy.toFixed(3)} (bar ${LEAST_BALANCED_ACCURACY})`,
    cells(['true \\ said', ...confusion.labels]),
    ...confusion.labels.map((label, index) => cells([label, ...(confusion.counts[index] ?? [])])),
    believed ? 'Its scores count.' : 'Below the bar: its scores are unscored.',
  ].join('\n');
}
