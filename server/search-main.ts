import { interruptibleIo } from './process-io.ts';
import { runSearch } from './search.ts';

process.exitCode = await runSearch(process.argv.slice(2), interruptibleIo());
