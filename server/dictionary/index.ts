import type { Worker } from 'node:worker_threads';
import { AktenlageError } from '../domain/errors.ts';
import type { Translator } from '../ports/translator.ts';
import { spawnWorker } from '../runtime/spawn-worker.ts';
import { compiledPaths, isCompiled } from './compile.ts';
import type { CompileJob } from './compile-worker.ts';
import { createDictionaryTranslator } from './dictionary-translator.ts';
import { createGloss } from './gloss.ts';
import { findSources } from './sources.ts';
import { WordFile } from './word-file.ts';

export { createGlossingEmbedder, GLOSSED } from './glossing-embedder.ts';
export { findSources } from './sources.ts';

export interface Dictionaries {
  readonly translator: Translator;
  /** German in English words, for an embedder without German; null without a German–English dictionary. */
  readonly gloss: ((text: string) => string) | null;
  /** Installed dictionaries with their licence, for people. */
  readonly names: readonly string[];
}

/**
 * Opens the dictionaries installed on this machine. The first time, each is compiled to an index in `cacheDir`
 * (German–English some 10 s, in a thread of its own). None installed is no error: the glossary then stands alone.
 *
 * @param directory where Debian puts them (`/usr/share`), or null for none
 * @throws AktenlageError `configuration-invalid` where a dictionary cannot be read
 */
export async function openDictionaries(options: {
  readonly directory: string | null;
  readonly cacheDir: string;
  readonly base: Translator;
}): Promise<Dictionaries> {
  const { directory, cacheDir, base } = options;
  const sources = await findSources(directory);
  if (sources.length === 0) return { translator: base, gloss: null, names: [] };
  const compiled = await Promise.all(sources.map((source) => isCompiled(source, cacheDir)));
  if (compiled.includes(false)) await compile({ sources, directory: cacheDir });
  const paths = sources.flatMap((source) => [...compiledPaths(source, cacheDir)]);
  const files = new Map(
    await Promise.all(
      paths.map(async ([direction, path]) => [direction, await WordFile.open(path)] as const),
    ),
  );
  const germanEnglish = files.get('de→en');
  return {
    translator: createDictionaryTranslator(base, files),
    gloss: germanEnglish === undefined ? null : createGloss(germanEnglish),
    names: sources.map(({ name }) => name),
  };
}

function compile(job: CompileJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(
        new AktenlageError(
          'configuration-invalid',
          'An installed dictionary cannot be read. DICTIONARIES=off starts without.',
          { cause },
        ),
      );
    const worker: Worker = spawnWorker('./compile-worker.ts', import.meta.url, { workerData: job });
    worker.once('message', () => resolve());
    worker.once('error', fail);
    worker.once('exit', (code) => {
      if (code !== 0) fail(new Error(`The compiler ended with ${code}.`));
    });
  });
}
