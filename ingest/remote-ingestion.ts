import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AktenlageError, ErrorBodySchema, type Outcome, OutcomeSchema } from '../server/domain/index.ts';
import type { IngestProgress } from './ingest-sources.ts';
import { mapAhead } from './map-ahead.ts';
import { refusedOutcome } from './outcome.ts';
import type { SourceFile } from './sources/list-sources.ts';

/** Uploads under way beside the one awaited: the server reads one document while it embeds the other. */
const AHEAD = 1;

/**
 * Ingests through the server that holds the data directory, file by file over `POST /api/reports`.
 *
 * @throws AktenlageError when the server is gone or refuses to work; what it says against a single file is an outcome
 */
export async function* ingestThroughServer(
  url: string,
  files: readonly SourceFile[],
  maxFileBytes: number,
  signal?: AbortSignal,
  onProgress?: (progress: IngestProgress) => void,
): AsyncGenerator<Outcome> {
  let done = 0;
  let passages = 0;
  const outcomes = mapAhead(files, AHEAD, (file) => {
    signal?.throwIfAborted();
    return upload(url, file, maxFileBytes, signal);
  });
  for await (const outcome of outcomes) {
    done++;
    passages += outcome.passages;
    onProgress?.({ done, total: files.length, sourceKey: outcome.sourceKey, passages });
    yield outcome;
  }
}

async function upload(
  url: string,
  file: SourceFile,
  maxFileBytes: number,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { sourceKey } = file;
  if (file.sizeBytes > maxFileBytes) {
    const megabytes = Math.floor(maxFileBytes / (1024 * 1024));
    return refusedOutcome(
      sourceKey,
      'too-large',
      `The file is too large: at most ${megabytes} MB are read.`,
      undefined,
    );
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file.path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return refusedOutcome(
      sourceKey,
      'unreadable',
      `The file cannot be read from the disk (${why}).`,
      undefined,
    );
  }
  const form = new FormData();
  form.set('sourceKey', sourceKey);
  form.set('file', new Blob([new Uint8Array(bytes)]), basename(file.path));
  let response: Response;
  try {
    response = await fetch(new URL('/api/reports', url), {
      method: 'POST',
      body: form,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AktenlageError('database-unavailable', `The server at ${url} does not answer.`, {
      cause: error,
    });
  }
  const body: unknown = await response.json().catch(() => null);
  const answer = z.object({ outcomes: z.tuple([OutcomeSchema]) }).safeParse(body);
  if (answer.success) return answer.data.outcomes[0];
  const failure = ErrorBodySchema.safeParse(body);
  const message = failure.success ? failure.data.error.message : `HTTP ${response.status}`;
  // What lies in the file ends the file; everything else would end every further one as well.
  if ([400, 413, 415, 422].includes(response.status)) {
    const code = failure.success ? failure.data.error.code : 'refused';
    return refusedOutcome(sourceKey, code, message, undefined);
  }
  throw new AktenlageError('internal', `The server at ${url} refused to go on: ${message}`);
}
