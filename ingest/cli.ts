import { parseArgs } from 'node:util';
import { AktenlageError, type Outcome, toAktenlageError } from '../server/domain/index.ts';
import { listSources } from './index.ts';
import type { IngestProgress } from './ingest-sources.ts';
import { openIngest } from './open-ingest.ts';
import { outcomeLine, progressBar, summaryLine } from './present-outcome.ts';
import type { SourceListing } from './sources/list-sources.ts';
import { watchSources } from './sources/watch-sources.ts';

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
  --workers N    documents read at the same time (default: one fewer than the machine has cores)
  --watch        then stay, and read in whatever is new or changes, until Ctrl-C
  --json         one JSON line a file on standard output, nothing else there
  --help         this text

A list reports.csv, reports.json or reports.yaml beside the files says what they do not say themselves: sourceKey,
title, originator, publishedOn, marking, reliability (A-F), credibility (1-6), supersedes.
`;

/**
 * `npm run ingest`. Opens the data directory itself, or goes through the server that holds it.
 * @returns the exit code, one of `EXIT`
 */
export async function runIngest(argv: readonly string[], io: IngestIo): Promise<number> {
  const complain = (message: string) => io.stderr.write(`${message}\n`);
  let options: ReturnType<typeof readArguments>;
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
  const nothing = listing.files.length + listing.refused.length + listing.manifests.length === 0;
  if (nothing && code !== EXIT.ok) return code;

  const show = createDisplay(io, options.json);
  try {
    const ingest = await openIngest(io.environment, options.workers);
    try {
      for await (const listed of options.watch ? watched(options, io, complain) : [listing]) {
        const run = {
          label: options.paths.join(', '),
          kind: options.watch ? ('watch' as const) : ('folder' as const),
          signal: io.signal,
          onProgress: show.progress,
        };
        for await (const outcome of ingest.ingest(listed, run)) show.outcome(outcome);
        if (options.watch) show.pause();
      }
    } finally {
      await ingest.close();
    }
    show.end(true);
    return code;
  } catch (error) {
    show.end(false);
    if (io.signal?.aborted) {
      complain('Stopped. What was added stays; run the same command again to go on.');
      return EXIT.interrupted;
    }
    if (error instanceof AktenlageError && error.code === 'cancelled') {
      complain('The job was cancelled. What was added stays; run the same command again to go on.');
      return EXIT.interrupted;
    }
    complain(`The ingest could not go on: ${describe(error)}`);
    return EXIT.jobFailed;
  }
}

async function* watched(
  { paths, prefix }: { paths: readonly string[]; prefix: string },
  io: IngestIo,
  complain: (message: string) => void,
): AsyncGenerator<SourceListing> {
  const signal = io.signal ?? new AbortController().signal;
  const onBlind = (path: string, reason: string) =>
    complain(`Changes of "${path}" are found once a minute only: ${reason}.`);
  yield* watchSources(paths, { prefix, signal, onBlind });
}

function readArguments(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
      prefix: { type: 'string', default: '' },
      watch: { type: 'boolean', default: false },
      workers: { type: 'string' },
    },
  });
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= 64)) {
    throw new Error('--workers takes a whole number from 1 to 64.');
  }
  const { prefix, json, help, watch } = values;
  return { paths: positionals, prefix, json, help, watch, workers };
}

/** Lines for people, or JSON lines for programs; the bar only where a terminal shows it. */
function createDisplay(io: IngestIo, json: boolean) {
  let started = performance.now();
  const outcomes: Outcome[] = [];
  const bar = io.stderr.isTTY === true && !json;
  let lastDrawn = 0;
  let paused = false;
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
    /** Between two rounds of a watch. */
    pause() {
      wipe();
      paused = true;
      if (outcomes.length === 0) return;
      io.stderr.write(`${summaryLine(outcomes.splice(0), performance.now() - started)} Watching …\n`);
      started = performance.now();
    },
    end(complete: boolean) {
      wipe();
      // What a watch read in has been summed up round by round.
      if (outcomes.length === 0 && (!complete || paused)) return;
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
