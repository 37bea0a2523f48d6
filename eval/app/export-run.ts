import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AktenlageError, type ExportFormat } from '../../server/domain/index.ts';
import type { ExportedFile } from '../../server/ports/evaluation.ts';
import type { ReportReader } from '../../server/ports/store.ts';
import { isMissing } from '../missing-file.ts';
import { markedFile } from './marked-file.ts';
import { readReport } from './stored-runs.ts';
import { marksOfResults, withheldResults } from './visible-results.ts';

const FILES: Readonly<Record<ExportFormat, { file: string; mediaType: string }>> = {
  html: { file: 'report.html', mediaType: 'text/html; charset=utf-8' },
  json: { file: 'results.json', mediaType: 'application/json' },
  csv: { file: 'results.csv', mediaType: 'text/csv; charset=utf-8' },
  junit: { file: 'junit.xml', mediaType: 'application/xml' },
  trec: { file: 'run.trec', mediaType: 'text/plain; charset=utf-8' },
  qrels: { file: 'qrels.trec', mediaType: 'text/plain; charset=utf-8' },
  md: { file: 'report.md', mediaType: 'text/markdown; charset=utf-8' },
  cases: { file: 'cases.jsonl', mediaType: 'application/x-ndjson' },
};

/**
 * A file of a run under the marks of what it shows; null where there is none.
 *
 * @throws AktenlageError `forbidden` where it shows what the asker may no longer see
 */
export async function exportRun(
  reader: ReportReader,
  folder: string,
  id: string,
  format: ExportFormat,
): Promise<ExportedFile | null> {
  const { file, mediaType } = FILES[format];
  const results = (await readReport(folder))?.results ?? [];
  if ((await withheldResults(reader, results)).size > 0) {
    throw new AktenlageError(
      'forbidden',
      'This run shows documents that you may not see now. Run the questions again for a new file.',
    );
  }
  const content = await readOrNull(path.join(folder, file));
  return content === null
    ? null
    : markedFile(id, format, { file, mediaType, content }, await marksOfResults(reader, results));
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}
