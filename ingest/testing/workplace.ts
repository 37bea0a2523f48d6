import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LOCAL_ASKER, type Outcome, type Report } from '../../server/domain/index.ts';
import type { ReportReader, Store } from '../../server/ports/store.ts';
import { createIngestion, type FolderIngestion } from '../index.ts';
import { HashingEmbedder } from './hashing-embedder.ts';

export interface Workplace {
  /** Folder to be ingested. */
  readonly docs: string;
  readonly originals: string;
  readonly store: Store;
  readonly embedder: HashingEmbedder;
  readonly ingestion: FolderIngestion;
  readonly reader: ReportReader;
  put(name: string, content: string | Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  /** Ingests the folder. */
  run(): Promise<Outcome[]>;
  /** source key → report, of everything in the corpus. */
  reports(): Promise<Record<string, Report>>;
  /** Deletes every report and the folder. */
  clear(): Promise<void>;
}

/** A folder, an ingestion over `store` and short ways to what comes out. */
export async function openWorkplace(store: Store, workers = 2): Promise<Workplace> {
  const root = await mkdtemp(join(tmpdir(), 'aktenlage-workplace-'));
  const docs = join(root, 'docs');
  const originals = join(root, 'originals');
  await mkdir(docs);
  const embedder = new HashingEmbedder();
  const ingestion = createIngestion({
    store,
    embedder,
    originalsDir: originals,
    limits: { maxFileBytes: 5_000_000 },
    workers,
  });
  const reader = store.as(LOCAL_ASKER);
  const list = async () => (await reader.listReports({ limit: 10_000 })).reports;
  return {
    docs,
    originals,
    store,
    embedder,
    ingestion,
    reader,
    async put(name, content) {
      await mkdir(dirname(join(docs, name)), { recursive: true });
      await writeFile(join(docs, name), content);
    },
    remove: (name) => rm(join(docs, name), { recursive: true }),
    async run() {
      const outcomes: Outcome[] = [];
      for await (const outcome of ingestion.ingestPaths([docs])) outcomes.push(outcome);
      return outcomes;
    },
    async reports() {
      return Object.fromEntries((await list()).map((report) => [report.sourceKey, report]));
    },
    async clear() {
      for (const { id } of await list()) await store.corpus.deleteReport(LOCAL_ASKER, id);
      for (const { sourceKey } of await reader.listQuarantine()) {
        await store.corpus.dismissRefusal(LOCAL_ASKER, sourceKey);
      }
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** `[sourceKey, status, code]` of each outcome. */
export const brief = (outcomes: readonly Outcome[]): (string | null)[][] =>
  outcomes.map(({ sourceKey, status, code }) => [sourceKey, status, code]);

/** A fictional report of a few sentences that no other topic shares. */
export const fictional = (topic: string, marking?: string): string =>
  `# Lage in ${topic}\n\n${marking === undefined ? '' : `Einstufung: ${marking}\n\n`}Die Lage in ${topic} ist nach Angaben der Botschaft ruhig. Am 12. März 2031 trafen sich die Minister von ${topic}.\n`;
