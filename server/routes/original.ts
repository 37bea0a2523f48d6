import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AktenlageError } from '../domain/errors.ts';
import type { Report } from '../domain/report.ts';
import { originalPath } from '../services.ts';
import { contentDisposition } from './content-disposition.ts';

/** Shown in the browser; everything else, and everything that could run there, is a download. */
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'text/plain', 'text/markdown']);

/**
 * The bytes of a report as they came in. Its type is what the parser found, never what the name claims, and the
 * browser is told not to guess.
 * @throws AktenlageError `not-found` when the file is not kept any more
 */
export async function sendOriginal(report: Report, originalsDir: string): Promise<Response> {
  const path = originalPath(originalsDir, report.contentHash);
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (info === null) throw new AktenlageError('not-found', 'The original file is not kept here any more.');
  const shown = SHOWN.has(report.mediaType);
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'content-type': contentType(report.mediaType),
      'content-length': String(info.size),
      'content-disposition': contentDisposition(
        shown ? 'inline' : 'attachment',
        report.sourceKey.split('/').pop() ?? 'original',
      ),
      'content-security-policy': contentPolicy(report.mediaType),
      'cache-control': 'private, no-store',
    },
  });
}

/** Markdown is shown as plain text: browsers do not render it, and plain text cannot run. */
function contentType(mediaType: string): string {
  if (mediaType === 'text/markdown' || mediaType === 'text/plain') return 'text/plain; charset=utf-8';
  return SHOWN.has(mediaType) ? mediaType : 'application/octet-stream';
}

/** Chromium shows no PDF in a sandboxed document, so a PDF gets the policy without `sandbox`. */
function contentPolicy(mediaType: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'";
  return mediaType === 'application/pdf' ? `${policy}; object-src 'self'` : `${policy}; sandbox`;
}
