import { parseArgs } from 'node:util';
import { type CommandIo, configFor, runCommand } from './command.ts';
import { LOCAL_ASKER, type Replay, ReplaySchema } from './domain/index.ts';
import { presentReplay } from './present-replay.ts';
import { authorization, requestFrom, runningServer } from './running-server.ts';

/** Exit codes of `npm run replay`: a script tells "it differs" from "it could not be replayed". */
export const REPLAY_EXIT = { identical: 0, differs: 1, usage: 2, failed: 3, interrupted: 130 } as const;

const USAGE = `Usage: npm run replay -- ID [--search] [--json]

Reads an answer again from its record: what the writer wrote then goes through parser and checks once more, over the
passages as they are now. No model is called and nothing is changed. ID is that of the answer, the last part of its
address. Goes through the running server where one holds the data directory.

  --search       retrieve anew, too: which passages are new, gone or moved
  --json         the result as JSON
  --help         this text

Exit code: 0 everything is as it was, 1 something differs, 2 wrong usage, 3 it could not be replayed.
`;

interface ReplayArguments {
  readonly answerId: string;
  readonly search: boolean;
  readonly json: boolean;
}

/** `npm run replay`. @returns the exit code, one of `REPLAY_EXIT` */
export const runReplay = (argv: readonly string[], io: CommandIo): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      read: readArguments,
      exits: { ...REPLAY_EXIT, help: REPLAY_EXIT.identical },
      isJson: ({ json }) => json,
      async act(request, out, signal) {
        const replay = await openAndReplay(request, out, signal);
        out.stdout.write(request.json ? `${JSON.stringify(replay, null, 2)}\n` : presentReplay(replay));
        return replay.identical ? REPLAY_EXIT.identical : REPLAY_EXIT.differs;
      },
    },
    argv,
    io,
  );

function readArguments(argv: readonly string[]): ReplayArguments | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      search: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (values.help) return null;
  const [answerId, ...more] = positionals;
  if (answerId === undefined || more.length > 0) throw new Error('Which answer? Give the one ID of it.');
  if (!/^[\w.:~-]{1,200}$/.test(answerId)) throw new Error('This is not the ID of an answer.');
  return { answerId, search: values.search, json: values.json };
}

async function openAndReplay(
  { answerId, search }: ReplayArguments,
  io: CommandIo,
  signal: AbortSignal,
): Promise<Replay> {
  const config = configFor(io);
  const server = await runningServer(config);
  if (server !== null) {
    const response = await requestFrom(server, `/api/answers/${encodeURIComponent(answerId)}/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization(config) },
      body: JSON.stringify({ search }),
      signal,
    });
    return ReplaySchema.parse(await response.json());
  }
  const { openServices } = await import('./services.ts');
  const { replayAnswer } = await import('./answer/replay-answer.ts');
  const services = await openServices(config, { command: 'replay' });
  try {
    return await replayAnswer(services, { asker: LOCAL_ASKER, answerId, search }, signal);
  } finally {
    await services.close();
  }
}
