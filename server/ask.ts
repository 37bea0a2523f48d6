import { parseArgs } from 'node:util';
import { askServer } from './ask-server.ts';
import { readScope, SCOPE_OPTIONS, SCOPE_USAGE } from './command-scope.ts';
import { readConfig } from './config.ts';
import {
  AktenlageError,
  type Answer,
  type AnswerEvent,
  LOCAL_ASKER,
  type Question,
  toAktenlageError,
} from './domain/index.ts';
import { afterText } from './present-answer.ts';
import { authorization, runningServer } from './running-server.ts';

/** Exit codes of `npm run ask`: a refusal is a result, not a failure. */
export const ASK_EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const USAGE = `Usage: npm run ask -- "QUESTION" [--as-of YYYY-MM-DD] [--tlp LABEL] [--lang de|en] [--json]

Answers from the reports, every sentence with its source. Goes through the running server where one holds the
data directory, and opens the data directory itself otherwise.

${SCOPE_USAGE}
  --lang de|en   language of the answer; default: that of the question
  --json         the answer as JSON
  --help         this text
`;

export interface AskIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where `.env` lies and relative paths start. */
  readonly directory?: string;
  readonly signal?: AbortSignal;
}

interface AskArguments {
  readonly question: Question;
  readonly json: boolean;
}

/** `npm run ask`. @returns the exit code, one of `ASK_EXIT` */
export async function runAsk(argv: readonly string[], io: AskIo): Promise<number> {
  let request: AskArguments | null;
  try {
    request = readArguments(argv);
  } catch (thrown) {
    io.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`);
    return ASK_EXIT.usage;
  }
  if (request === null) {
    io.stdout.write(USAGE);
    return ASK_EXIT.ok;
  }
  const { question, json } = request;
  const signal = io.signal ?? new AbortController().signal;
  try {
    const answer = await show(openAndAsk(question, io, signal), json ? null : io);
    io.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : afterText(answer));
    return ASK_EXIT.ok;
  } catch (thrown) {
    if (signal.aborted) return ASK_EXIT.interrupted;
    const error = toAktenlageError(thrown);
    if (json) io.stdout.write(`${JSON.stringify(error.toBody())}\n`);
    const detail = error.code === 'internal' && error.cause instanceof Error ? ` ${error.cause.message}` : '';
    io.stderr.write(`${error.message}${detail}\n`);
    return ASK_EXIT.failed;
  }
}

/** @returns `null` when only help is wanted; @throws Error with a message for the user */
function readArguments(argv: readonly string[]): AskArguments | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
      ...SCOPE_OPTIONS,
      lang: { type: 'string' },
    },
  });
  if (values.help) return null;
  const question = positionals.join(' ').trim();
  if (question === '') throw new Error('What do you want to know? Put the question in quotation marks.');
  const { lang } = values;
  if (lang !== undefined && lang !== 'de' && lang !== 'en') throw new Error('--lang is de or en.');
  const { asOf, tlps } = readScope(values);
  return {
    json: values.json,
    question: {
      question,
      ...(lang === undefined ? {} : { answerLanguage: lang }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(tlps === undefined ? {} : { filter: { tlps } }),
    },
  };
}

async function* openAndAsk(question: Question, io: AskIo, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  const config = readConfig({
    ...(io.environment === undefined ? {} : { environment: io.environment }),
    ...(io.directory === undefined ? {} : { directory: io.directory }),
  });
  const server = await runningServer(config);
  if (server !== null) {
    yield* askServer(server, question, signal, authorization(config));
    return;
  }
  const { openServices } = await import('./services.ts');
  const { answerQuestion } = await import('./answer/answer-question.ts');
  const services = await openServices(config, { command: 'ask' });
  try {
    yield* answerQuestion(services, { asker: LOCAL_ASKER, question }, signal);
  } finally {
    await services.close();
  }
}

/** Writes the text as it comes; `io` null keeps silent. @throws AktenlageError of an `answer-error` */
async function show(events: AsyncIterable<AnswerEvent>, io: AskIo | null): Promise<Answer> {
  let answer: Answer | undefined;
  let written = false;
  for await (const event of events) {
    if (event.type === 'text-delta') {
      io?.stdout.write(event.text);
      written = true;
    } else if (event.type === 'fallback') {
      if (written) io?.stdout.write('\n\n');
      io?.stderr.write(`${event.message} The extractive answer follows; ignore what was written so far.\n`);
    } else if (event.type === 'answer-error') {
      if (written) io?.stdout.write('\n');
      throw AktenlageError.fromBody(event);
    } else if (event.type === 'answer-end') {
      answer = event.answer;
    }
  }
  if (answer === undefined) throw new AktenlageError('internal', 'The answer ended early.');
  return answer;
}
