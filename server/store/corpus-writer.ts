import type { CorpusWriter } from '../ports/store.ts';
import { type Database, LONG_TIMEOUT_MS } from './database.ts';
import { becomeAsker, readAs } from './operations/as-asker.ts';
import { checkNewReport } from './operations/check-new-report.ts';
import { deleteReport } from './operations/delete-report.ts';
import { ensureEmbeddingIndex } from './operations/embedding-index.ts';
import { findOutcome } from './operations/find-outcome.ts';
import {
  findEmbeddings,
  findOrphans,
  findStoredMany,
  isNameVisible,
  marksOfParts,
} from './operations/find-stored.ts';
import { linkSuperseded } from './operations/link-superseded.ts';
import { loadReport } from './operations/load-report.ts';
import { mergePostings } from './operations/merge-postings.ts';
import { dismissRefusal, findRefusals, findSaid, recordOutcome } from './operations/outcomes.ts';
import { replaceReport } from './operations/replace-report.ts';
import { readBoundEmbedder } from './operations/settings.ts';

/** Reports replaced before it pays to clear away after them: a second for 3,000 passages on a busy machine. */
const MAINTAIN_AFTER = 10;

/** Writes the corpus with the rights of the database owner; nothing it reads may be shown to anybody but where an asker is named. */
export function createCorpusWriter(database: Database, embedder: () => string | null): CorpusWriter {
  const findMany: CorpusWriter['findStoredMany'] = async (sourceKeys) =>
    sourceKeys.length === 0
      ? new Map()
      : database.transaction((session) => findStoredMany(session, sourceKeys), { readOnly: true });
  let changes = 0;
  return {
    findStored: async (sourceKey) => (await findMany([sourceKey])).get(sourceKey) ?? null,
    findStoredMany: findMany,
    findRefusals: async (sourceKeys) =>
      sourceKeys.length === 0
        ? new Map()
        : database.transaction((session) => findRefusals(session, sourceKeys), { readOnly: true }),
    findSaid: (sourceKey) =>
      database.transaction((session) => findSaid(session, sourceKey), { readOnly: true }),
    findOutcome: (sourceKey) =>
      database.transaction((session) => findOutcome(session, sourceKey), { readOnly: true }),
    async findEmbeddings(keys, asker) {
      if (keys.length === 0) return new Map();
      return database.transaction(
        async (session) => {
          const bound = await readBoundEmbedder(session);
          const known = embedder();
          if (bound === null || (known !== null && known !== bound.embedder)) return new Map();
          if (asker !== undefined) await becomeAsker(session, asker);
          return findEmbeddings(session, keys, bound);
        },
        { readOnly: true },
      );
    },
    isNameVisible: (asker, sourceKey) =>
      readAs(database, asker, (session) => isNameVisible(session, sourceKey)),
    async replaceReport(report, passages, outcome, options) {
      checkNewReport(report, passages);
      const recorded = await database.transaction((session) =>
        replaceReport(session, report, passages, outcome, embedder(), options),
      );
      changes++;
      return recorded;
    },
    loadReport: (sourceKey) =>
      database.transaction((session) => loadReport(session, sourceKey), { readOnly: true }),
    deleteReport: (asker, id) => database.transaction((session) => deleteReport(session, asker, id)),
    recordOutcome: (outcome, kept, shown) =>
      database.transaction((session) => recordOutcome(session, outcome, kept, shown)),
    dismissRefusal: (asker, sourceKey) =>
      database.transaction((session) => dismissRefusal(session, asker, sourceKey)),
    findOrphans: () => database.transaction(findOrphans, { readOnly: true }),
    marksOfParts: (sourceKey) =>
      database.transaction((session) => marksOfParts(session, sourceKey), { readOnly: true }),
    async linkSuperseded() {
      await database.transaction(linkSuperseded);
      // The end of an ingest: what it brought is indexed now, at once instead of vector by vector.
      await database.transaction(
        async (session) => {
          const bound = await readBoundEmbedder(session, true);
          if (bound !== null) await ensureEmbeddingIndex(session, bound);
        },
        { timeoutMs: LONG_TIMEOUT_MS },
      );
      // Each step is a transaction of its own: what was merged stays merged when the process ends.
      while (await database.transaction((session) => mergePostings(session), { timeoutMs: LONG_TIMEOUT_MS }));
      if (changes < MAINTAIN_AFTER) return;
      changes = 0;
      await database.maintain();
    },
    async countReports() {
      const [row] = await database.transaction(
        (session) => session.query<{ reports: number }>('SELECT count(*) AS reports FROM reports'),
        { readOnly: true },
      );
      return row?.reports ?? 0;
    },
  };
}
