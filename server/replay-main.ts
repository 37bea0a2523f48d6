import { interruptibleIo } from './process-io.ts';
import { runReplay } from './replay.ts';

process.exitCode = await runReplay(process.argv.slice(2), interruptibleIo());
