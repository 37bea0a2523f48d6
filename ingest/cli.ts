import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { AktenlageError, type Outcome, toAktenlageError } from '../server/domain/index.ts';
import { createIngestion, listSources } from './index.ts';
import type { IngestProgress } from './ingest-sources.ts';
import { refusedOutcome } from './outcome.ts';
import { outcomeLine, progressBar, summaryLine } from './present-outcome.ts';
import { ingestThroughServer } from './remote-ingestion.ts';
import type { SourceListing } from './sources/list-sources.ts';

/** Exit codes of `npm run ingest`: refused documents are a result, not a failure. */
export const EXIT = { ok: 0, jobFailed: 1, usage: 2, interrupted: 130 } as const;

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What the command line touches of the world; tests hand in their own. */
export interface IngestIo {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Aborted on Ctrl-C: the document under way is finished or left out whole. */
  readonly signal?: AbortSignal;
}

const USAGE = `Usage: npm run ingest -- PATH… [--prefix NAME] [--json]

Reads documents into the corpus: folders (with everything beneath them) and single files.

  --prefix NAME  put NAME/ before every document's name, to keep folders with equal names apart
  --json         one JSON line a file on standard output, nothing else there
  --help         this text
`;

/**
 * `npm run ingest`. Opens the data directory itself, or goes through the server that holds it.
 * @returns the exit code, one of `EXIT`
 */
export async function runIngest(argv: readonly string[], io: IngestIo): Promise<number> {
  const complain = (message: string) => io.stderr.write(`${message}\n`);
  let options: { paths: string[]; prefix: string; json: boolean; help: boolean };
  try {
    options = readArguments(argv);
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return EXIT.usage;
  }
  if (options.help) {
    io.stdout.write(USAGE);
    return EXIT.ok;
  }
  if (options.paths.length === 0) {
    complain(`Name at least one folder or file.\n\n${USAGE}`);
    return EXIT.usage;
  }
  const listing = await listSources(options.paths, options.prefix);
  for (const { message } of listing.missing) complain(message);
  const code = listing.missing.length > 0 ? EXIT.usage : EXIT.ok;
  if (listing.files.length === 0 && listing.refused.length === 0 && code !== EXIT.ok) return code;

  const show = createDisplay(io, options.json);
  try {
    for await (const outcome of openAndIngest(listing, io, show.progress)) show.outcome(outcome);
    show.end(true);
    return code;
  } catch (error) {
    show.end(false);
    if (io.signal?.aborted) {
      complain('Stopped. What was added stays; run the same command again to go on.');
      return EXIT.interrupted;
    }
    complain(`The ingest could not go on: ${describe(error)}`);
    return EXIT.jobFailed;
  }
}

function readArguments(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
      prefix: { type: 'string', default: '' },
    },
  });
  return { paths: positionals, prefix: values.prefix, json: values.json, help: values.help };
}

async function* openAndIngest(
  listing: SourceListing,
  io: IngestIo,
  onProgress: (progress: IngestProgress) => void,
): AsyncGenerator<Outcome> {
  const config = readConfig(io.environment === undefined ? {} : { environment: io.environment });
  const url = config.databaseUrl === null ? await serverHolding(config.dataDir) : null;
  if (url !== null) {
    for (const { sourceKey, code, reason } of listing.refused) {
      yield refusedOutcome(sourceKey, code, reason, undefined);
    }
    yield* ingestThroughServer(url, listing.files, config.maxFileBytes, io.signal, onProgress);
    return;
  }
  const { openServices } = await import('../server/services.ts');
  const services = await openServices(config, { command: 'ingest' });
  try {
    const { store, embedder, originalsDir } = services;
    const limits = { maxFileBytes: config.maxFileBytes };
    const ingestion = createIngestion({ store, embedder, originalsDir, limits });
    yield* ingestion.ingestListing(listing, { signal: io.signal, onProgress });
  } finally {
    await services.close();
  }
}

/** The address of the server that holds the data directory; null when nobody holds it. */
async function serverHolding(dataDir: string): Promise<string | null> {
  const { readLockHolder } = await import('../server/store/index.ts');
  const holder = await readLockHolder(dataDir);
  return holder?.url ?? null;
}

/** Lines for people, or JSON lines for programs; the bar only where a terminal shows it. */
function createDisplay(io: IngestIo, json: boolean) {
  const started = performance.now();
  const outcomes: Outcome[] = [];
  const bar = io.stderr.isTTY === true && !json;
  let lastDrawn = 0;
  const wipe = () => {
    if (bar) io.stderr.write('\r\u001b[2K');
  };
  const draw = (progress: IngestProgress) => {
    const now = performance.now();
    if (!bar || (now - lastDrawn < 80 && progress.done < progress.total)) return;
    lastDrawn = now;
    wipe();
    io.stderr.write(progressBar(progress, now - started, io.stderr.columns ?? 80));
  };
  return {
    progress: draw,
    outcome(outcome: Outcome) {
      outcomes.push(outcome);
      wipe();
      io.stdout.write(`${json ? JSON.stringify(outcome) : outcomeLine(outcome)}\n`);
    },
    end(complete: boolean) {
      wipe();
      if (!complete && outcomes.length === 0) return;
      const summary = `${summaryLine(outcomes, performance.now() - started)}\n`;
      if (json) io.stderr.write(summary);
      else io.stdout.write(`\n${summary}`);
    },
  };
}

function describe(thrown: unknown): string {
  if (thrown instanceof AktenlageError) return `${thrown.message} (${thrown.code})`;
  const { message } = toAktenlageError(thrown);
  return thrown instanceof Error ? `${message} ${thrown.name}: ${thrown.message}` : message;
}
