import { type Config, readConfig } from './config.ts';
import { type AktenlageError, toAktenlageError } from './domain/index.ts';
import type { Store } from './ports/store.ts';

/** What a command touches of the world; tests hand in their own. */
export interface CommandIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where `.env` lies and relative paths start. */
  readonly directory?: string;
  readonly signal?: AbortSignal;
}

export interface Command<Request> {
  readonly usage: string;
  /** @returns null when only help is wanted. @throws Error with a message for the user */
  readonly read: (argv: readonly string[]) => Request | null;
  /** @returns the exit code */
  readonly act: (request: Request, io: CommandIo, signal: AbortSignal) => Promise<number>;
  readonly exits: {
    readonly help: number;
    readonly usage: number;
    readonly failed: number;
    /** Where the signal ended it. */
    readonly interrupted?: number;
  };
  /** Whether a failure is told as JSON too. */
  readonly isJson?: (request: Request) => boolean;
}

/** From arguments to an exit code: wrong usage, help, and what goes wrong in between read alike in every command. */
export async function runCommand<Request>(
  { usage, read, act, exits, isJson }: Command<Request>,
  argv: readonly string[],
  io: CommandIo,
): Promise<number> {
  let request: Request | null;
  try {
    request = read(argv);
  } catch (thrown) {
    io.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${usage}`);
    return exits.usage;
  }
  if (request === null) {
    io.stdout.write(usage);
    return exits.help;
  }
  const signal = io.signal ?? new AbortController().signal;
  try {
    return await act(request, io, signal);
  } catch (thrown) {
    if (signal.aborted && exits.interrupted !== undefined) return exits.interrupted;
    const error = toAktenlageError(thrown);
    if (isJson?.(request)) io.stdout.write(`${JSON.stringify(error.toBody())}\n`);
    io.stderr.write(`${error.message}${causeOf(error)}\n`);
    return exits.failed;
  }
}

/** Of a fault of ours, for whoever has to look for it; at the command line that is who sees it. */
export const causeOf = ({ code, cause }: AktenlageError): string =>
  code === 'internal' && cause instanceof Error ? ` ${cause.message}` : '';

export const configFor = ({ environment, directory }: Pick<CommandIo, 'environment' | 'directory'>): Config =>
  readConfig({
    ...(environment === undefined ? {} : { environment }),
    ...(directory === undefined ? {} : { directory }),
  });

/** Opens the store alone, without models, under the name of the command. */
export async function withStore<T>(
  config: Config,
  command: string,
  act: (store: Store) => Promise<T>,
): Promise<T> {
  const { openStore } = await import('./store/index.ts');
  const store = await openStore({
    dataDir: config.dataDir,
    holder: { command },
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl.reveal() }),
  });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}
