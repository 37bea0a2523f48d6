import { causeOf, configFor } from './command.ts';
import { toAktenlageError } from './domain/errors.ts';
import { openServices } from './services.ts';

export interface ReindexIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly directory?: string;
}

/**
 * `npm run reindex`: computes every vector anew with the model that EMBEDDING_MODEL names. Until it is complete
 * the old vectors stay; a run that was stopped is simply started again.
 * @returns the exit code, 0 or 1
 */
export async function runReindex(io: ReindexIo): Promise<number> {
  try {
    const config = configFor(io);
    const services = await openServices(config, { command: 'reindex', bindEmbedder: false });
    try {
      const { store, embedder } = services;
      const before = await store.settings();
      io.stdout.write(`From ${before.embedder ?? 'no model'} to ${embedder.id}.\n`);
      const started = performance.now();
      let passages = 0;
      await store.reindex(
        embedder.id,
        embedder.dimensions,
        (texts, marks) => embedder.embedPassages(texts, undefined, marks),
        (done, total) => {
          passages = total;
          if (io.stderr.isTTY) io.stderr.write(`\r\u001b[2K${done} of ${total} passages`);
        },
      );
      if (io.stderr.isTTY) io.stderr.write('\r\u001b[2K');
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      io.stdout.write(`${passages} passages have new vectors (${seconds} s).\n`);
      return 0;
    } finally {
      await services.close();
    }
  } catch (thrown) {
    const error = toAktenlageError(thrown);
    io.stderr.write(`${error.message}${causeOf(error)}\n`);
    return 1;
  }
}
