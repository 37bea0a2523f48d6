import { parseArgs } from 'node:util';
import { askServer } from './ask-server.ts';
import { type CommandIo, configFor, runCommand } from './command.ts';
import { readScope, SCOPE_OPTIONS, SCOPE_USAGE } from './command-scope.ts';
import { AktenlageError, type Answer, type AnswerEvent, LOCAL_ASKER, type Question } from './domain/index.ts';
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

interface AskArguments {
  readonly question: Question;
  readonly json: boolean;
}

/** `npm run ask`. @returns the exit code, one of `ASK_EXIT` */
export const runAsk = (argv: readonly string[], io: CommandIo): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      read: readArguments,
      exits: { ...ASK_EXIT, help: ASK_EXIT.ok },
      isJson: ({ json }) => json,
      async act({ question, json }, out, signal) {
        const answer = await show(openAndAsk(question, out, signal), json ? null : out);
        out.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : afterText(answer));
        return ASK_EXIT.ok;
      },
    },
    argv,
    io,
  );

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

async function* openAndAsk(
  question: Question,
  io: CommandIo,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const config = configFor(io);
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
async function show(events: AsyncIterable<AnswerEvent>, io: CommandIo | null): Promise<Answer> {
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
