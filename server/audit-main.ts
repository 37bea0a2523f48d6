import { runAudit } from './audit.ts';

process.exitCode = await runAudit(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
