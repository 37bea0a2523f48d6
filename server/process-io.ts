import type { CommandIo } from './command.ts';

/** Of this process; Ctrl-C and SIGTERM end the work under way instead of the process. */
export function interruptibleIo(): CommandIo {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  return { stdout: process.stdout, stderr: process.stderr, signal: interrupted.signal };
}
