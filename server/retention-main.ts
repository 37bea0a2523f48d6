import { runRetentionCommand } from './retention.ts';

process.exitCode = await runRetentionCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
});
