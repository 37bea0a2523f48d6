import { LOG_LEVELS, type LogLevel } from './environment-schema.ts';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** One JSON line an event on stderr. Callers never pass text of documents, questions or secrets. */
export interface Log {
  error(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  debug(event: string, fields?: Fields): void;
}

export function createLog(level: LogLevel, write: (line: string) => void = toStderr): Log {
  const most = LOG_LEVELS.indexOf(level);
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: Fields = {}) => {
      if (LOG_LEVELS.indexOf(name) > most) return;
      write(`${JSON.stringify({ time: new Date().toISOString(), level: name, event, ...fields })}\n`);
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

function toStderr(line: string): void {
  process.stderr.write(line);
}

/** What a log may hold of something thrown: its class and where it came from, never its message. */
export function describeFailure(thrown: unknown): Fields {
  if (!(thrown instanceof Error)) return { failure: typeof thrown };
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { failure: thrown.name, ...code, at: frames.join(' < ') };
}
