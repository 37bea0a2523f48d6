import { runReindex } from './reindex.ts';

process.exitCode = await runReindex({ stdout: process.stdout, stderr: process.stderr });
