import { parseArgs } from 'node:util';
import { type CommandIo, configFor, runCommand } from './command.ts';
import { type CommandScope, readScope, SCOPE_OPTIONS, SCOPE_USAGE } from './command-scope.ts';
import { LOCAL_ASKER, type SearchResult, SearchResultSchema } from './domain/index.ts';
import { presentSearch } from './present-search.ts';
import { authorization, requestFrom, runningServer } from './running-server.ts';

/** Exit codes of `npm run search`: nothing found is a result, not a failure. */
export const SEARCH_EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const MOST = 50;
const USAGE = `Usage: npm run search -- "QUESTION" [--limit N] [--as-of YYYY-MM-DD] [--tlp LABEL] [--json]

Finds passages as an answer would, without writing: what was understood of the question, and each passage with what
the parts of the ranking contributed. Goes through the running server where one holds the data directory.

  --limit N      passages to show, 1 to ${MOST}; default 10
${SCOPE_USAGE}
  --json         the result as JSON
  --help         this text
`;

interface SearchArguments extends CommandScope {
  readonly question: string;
  readonly limit: number;
  readonly json: boolean;
}

/** `npm run search`. @returns the exit code, one of `SEARCH_EXIT` */
export const runSearch = (argv: readonly string[], io: CommandIo): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      read: readArguments,
      exits: { ...SEARCH_EXIT, help: SEARCH_EXIT.ok },
      isJson: ({ json }) => json,
      async act(request, out, signal) {
        const result = await openAndSearch(request, out, signal);
        out.stdout.write(request.json ? `${JSON.stringify(result, null, 2)}\n` : presentSearch(result));
        return SEARCH_EXIT.ok;
      },
    },
    argv,
    io,
  );

function readArguments(argv: readonly string[]): SearchArguments | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
      limit: { type: 'string', default: '10' },
      ...SCOPE_OPTIONS,
    },
  });
  if (values.help) return null;
  const question = positionals.join(' ').trim();
  if (question === '') throw new Error('What are you looking for? Put the question in quotation marks.');
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new Error(`--limit is 1 to ${MOST}.`);
  return { question, limit, ...readScope(values), json: values.json };
}

async function openAndSearch(
  { question, limit, asOf, tlps }: SearchArguments,
  io: CommandIo,
  signal: AbortSignal,
): Promise<SearchResult> {
  const config = configFor(io);
  const server = await runningServer(config);
  if (server !== null) {
    const query = new URLSearchParams({ q: question, limit: String(limit), ...(asOf ? { asOf } : {}) });
    for (const tlp of tlps ?? []) query.append('tlp', tlp);
    const response = await requestFrom(server, `/api/search?${query}`, {
      headers: authorization(config),
      signal,
    });
    return SearchResultSchema.parse(await response.json());
  }
  const { openServices } = await import('./services.ts');
  const { searchPassages } = await import('./answer/search-passages.ts');
  const services = await openServices(config, { command: 'search' });
  try {
    const narrowed = { question, ...(asOf ? { asOf } : {}), ...(tlps ? { filter: { tlps } } : {}) };
    return await searchPassages(services, { asker: LOCAL_ASKER, question: narrowed, limit }, signal);
  } finally {
    await services.close();
  }
}
