import { runAsk } from './ask.ts';
import { interruptibleIo } from './process-io.ts';

process.exitCode = await runAsk(process.argv.slice(2), interruptibleIo());
