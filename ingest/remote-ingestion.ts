import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AktenlageError, ErrorBodySchema, type Outcome, OutcomeSchema } from '../server/domain/index.ts';
import { mapAhead } from './map-ahead.ts';
import type { IngestRun } from './open-ingest.ts';
import { manifestOutcome, refusedOutcome } from './outcome.ts';
import type { SourceFile, SourceListing } from './sources/list-sources.ts';

/** The server that holds the data directory, and what shows it who asks. */
export interface HoldingServer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Uploads under way beside the one awaited: the server reads one document while it embeds the other. */
const AHEAD = 1;

/**
 * Ingests through the server that holds the data directory, file by file over `POST /api/reports`, as a job that is
 * seen there and can be cancelled there.
 *
 * @throws AktenlageError when the server is gone or refuses to work; what it says against a single file is an outcome
 */
export async function* ingestThroughServer(
  server: HoldingServer,
  listing: Pick<SourceListing, 'files' | 'refused' | 'manifests'>,
  maxFileBytes: number,
  { label, kind, signal, onProgress }: IngestRun,
): AsyncGenerator<Outcome> {
  const { files } = listing;
  for (const { sourceKey, code, reason } of listing.refused) {
    yield refusedOutcome(sourceKey, code, reason, undefined);
  }
  for (const manifest of listing.manifests) yield manifestOutcome(manifest);
  if (files.length === 0) return;
  const jobId = await openJob(server, label, kind, files.length, signal);
  let done = 0;
  let passages = 0;
  const outcomes = mapAhead(files, AHEAD, (file) => {
    signal?.throwIfAborted();
    return upload(server, file, jobId, maxFileBytes, signal);
  });
  try {
    for await (const outcome of outcomes) {
      done++;
      passages += outcome.passages;
      onProgress({ done, total: files.length, sourceKey: outcome.sourceKey, passages });
      yield outcome;
    }
  } finally {
    // A server that is gone has nothing to close, and what ended the run is the news.
    await post(server, `/api/jobs/${jobId}/close`).catch(() => undefined);
  }
}

async function openJob(
  server: HoldingServer,
  label: string,
  kind: string,
  total: number,
  signal?: AbortSignal,
): Promise<string> {
  const response = await post(
    server,
    '/api/jobs',
    { body: JSON.stringify({ label, kind, total }), headers: { 'content-type': 'application/json' } },
    signal,
  );
  const body: unknown = await response.json().catch(() => null);
  const opened = z.object({ id: z.string() }).safeParse(body);
  if (opened.success) return opened.data.id;
  const failure = ErrorBodySchema.safeParse(body);
  if (failure.success && [401, 403].includes(response.status)) throw AktenlageError.fromBody(failure.data);
  throw new AktenlageError(
    'internal',
    `The server at ${server.url} refused to open a job (HTTP ${response.status}).`,
  );
}

async function post(
  { url, headers }: HoldingServer,
  path: string,
  init: { readonly body?: string | FormData; readonly headers?: Record<string, string> } = {},
  signal?: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(new URL(path, url), {
      method: 'POST',
      ...init,
      headers: { ...init.headers, ...headers },
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AktenlageError('database-unavailable', `The server at ${url} does not answer.`, {
      cause: error,
    });
  }
}

async function upload(
  server: HoldingServer,
  file: SourceFile,
  jobId: string,
  maxFileBytes: number,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { sourceKey } = file;
  if (file.refuse !== undefined) {
    return refusedOutcome(sourceKey, file.refuse.code, file.refuse.reason, undefined);
  }
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
  form.set('jobId', jobId);
  if (file.manifest !== undefined) form.set('metadata', JSON.stringify(file.manifest));
  form.set('file', new Blob([new Uint8Array(bytes)]), basename(file.path));
  const response = await post(server, '/api/reports', { body: form }, signal);
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
  if (failure.success && failure.data.error.code === 'cancelled') throw AktenlageError.fromBody(failure.data);
  throw new AktenlageError('internal', `The server at ${server.url} refused to go on: ${message}`);
}
