import { runIngest } from './cli.ts';

const interrupted = new AbortController();
// The second Ctrl-C ends the process at once, as the system does: what is not committed by then is not in the corpus.
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());
// A reader that closes early (`| head`) ends the job like Ctrl-C does.
process.stdout.on('error', () => interrupted.abort());

process.exitCode = await runIngest(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupted.signal,
});
