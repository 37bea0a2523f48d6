import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Report } from './domain/report.ts';
import type { ReportReader } from './ports/store.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';

const ExamplesSchema = z.object({ de: z.array(z.string()), en: z.array(z.string()) });
export type Examples = z.infer<typeof ExamplesSchema>;

/** Written for the sample corpus and answered by it. */
const SAMPLE_EXAMPLES = join(PROJECT_ROOT, 'eval', 'cases', 'examples.json');
const HOW_MANY = 3;
/** Reports looked at for a title that makes a question. */
const NEWEST = 40;

/**
 * Questions to start from that this asker's record can answer: those written for the sample corpus where nothing
 * else is there, otherwise questions after titles of the newest reports.
 */
export async function exampleQuestions(reader: ReportReader): Promise<Examples> {
  const { total, reports } = await reader.listReports({ limit: NEWEST });
  if (total === 0) return { de: [], en: [] };
  if (reports.every((report) => report.fictional)) {
    const examples = await readSampleExamples();
    if (examples !== null) return examples;
  }
  return examplesFromTitles(reports);
}

/** Originators once each first, so that the questions show the width of the record. */
export function examplesFromTitles(reports: readonly Report[]): Examples {
  const titled = reports.filter(({ title, guessed }) => {
    const words = title.split(/\s+/).length;
    return !guessed.includes('title') && words >= 2 && title.length <= 110 && !/[<>{}|_\\]/.test(title);
  });
  const seen = new Set<string>();
  const chosen: Report[] = [];
  for (const report of titled) {
    const by = report.originator ?? report.id;
    if (chosen.length < HOW_MANY && !seen.has(by)) chosen.push(report);
    seen.add(by);
  }
  for (const report of titled) {
    if (chosen.length < HOW_MANY && !chosen.includes(report)) chosen.push(report);
  }
  return {
    de: chosen.map(({ title }) => `Was steht in „${title}“?`),
    en: chosen.map(({ title }) => `What does “${title}” say?`),
  };
}

async function readSampleExamples(): Promise<Examples | null> {
  const content = await readFile(SAMPLE_EXAMPLES, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return content === null ? null : ExamplesSchema.parse(JSON.parse(content));
}
