import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isMissing } from '../missing-file.ts';
import type { TrendPoint } from './plots.ts';

const ResultsSchema = z.object({
  fingerprint: z.object({ suite: z.string(), casesHash: z.string() }),
  summary: z.object({ metrics: z.array(z.object({ id: z.string(), value: z.number().nullable() })) }),
});
const TimingsSchema = z.object({ at: z.string() });

const KEPT = 20;

/** The last runs of the same cases in a folder of runs, oldest first. What is no run of ours is passed over. */
export async function readHistory(folder: string, suite: string, casesHash: string): Promise<TrendPoint[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
  const points: TrendPoint[] = [];
  // Named after their suite by the command line, after their day in the application.
  const likely = names.filter((one) => one.startsWith(suite) || /^\d{4}-\d\d-\d\d/u.test(one)).sort();
  for (const name of likely.slice(-3 * KEPT)) {
    const results = ResultsSchema.safeParse(await readJson(path.join(folder, name, 'results.json')));
    const timings = TimingsSchema.safeParse(await readJson(path.join(folder, name, 'timings.json')));
    if (!results.success || !timings.success) continue;
    const { fingerprint, summary } = results.data;
    if (fingerprint.suite !== suite || fingerprint.casesHash !== casesHash) continue;
    const values: Record<string, number> = {};
    for (const { id, value } of summary.metrics) if (value !== null) values[id] = value;
    points.push({ at: timings.data.at, values });
  }
  return points.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(-KEPT);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown;
    if (missing || thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}
