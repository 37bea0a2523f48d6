import { EXIT, runIngest } from './cli.ts';

const interrupted = new AbortController();
process.on('SIGINT', () => {
  // The second Ctrl-C does not wait: whatever is not committed by then is not in the corpus.
  if (interrupted.signal.aborted) process.exit(EXIT.interrupted);
  interrupted.abort();
});
process.on('SIGTERM', () => interrupted.abort());
// A reader that closes early (`| head`) ends the job like Ctrl-C does.
process.stdout.on('error', () => interrupted.abort());

process.exitCode = await runIngest(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupted.signal,
});
