import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Outcome } from '../domain/index.ts';
import { accessContract } from './contract/access.ts';
import { administrationContract } from './contract/administration.ts';
import { auditContract } from './contract/audit.ts';
import { briefingVersionsContract } from './contract/briefing-versions.ts';
import { conversationsContract } from './contract/conversations.ts';
import { corpusContract } from './contract/corpus.ts';
import { documentsContract } from './contract/documents.ts';
import { draftsContract } from './contract/drafts.ts';
import { embeddersContract } from './contract/embedders.ts';
import { hostileContract } from './contract/hostile.ts';
import { identityContract } from './contract/identity.ts';
import { jobsContract } from './contract/jobs.ts';
import { mergedPostingsContract } from './contract/merged-postings.ts';
import { needToKnowContract } from './contract/need-to-know.ts';
import { relianceContract } from './contract/reliance.ts';
import { retentionContract } from './contract/retention.ts';
import { schemaContract } from './contract/schema.ts';
import { searchContract } from './contract/search.ts';
import { supersededContract } from './contract/superseded.ts';
import type { Database } from './database.ts';
import { PostgresStore } from './postgres-store.ts';
import { DIMENSIONS, EMBEDDER, type Sample } from './testing/fixtures.ts';

/** What a part of the contract works with; both change from test to test. */
export interface Subject {
  readonly database: Database;
  /** On an empty corpus bound to `EMBEDDER`. */
  readonly store: PostgresStore;
  add(sample: Sample): Promise<Outcome>;
}

/**
 * What every database under the store must do. A new driver's test is `storeContract('name', open)`.
 *
 * @param open a migrated database that nobody else uses
 */
export function storeContract(name: string, open: () => Promise<Database>): void {
  describe(`the store on the ${name} database`, () => {
    let database: Database;
    let store: PostgresStore;
    const subject: Subject = {
      get database() {
        return database;
      },
      get store() {
        return store;
      },
      add: ({ report, passages, outcome }) => store.corpus.replaceReport(report, passages, outcome),
    };

    beforeAll(async () => {
      database = await open();
    });
    beforeEach(async () => {
      await empty(database);
      store = new PostgresStore(database);
      await store.bindEmbedder(EMBEDDER, DIMENSIONS);
    });
    afterAll(async () => {
      await database?.close();
    });

    schemaContract(subject);
    corpusContract(subject);
    accessContract(subject);
    searchContract(subject);
    mergedPostingsContract(subject);
    supersededContract(subject);
    documentsContract(subject);
    jobsContract(subject);
    embeddersContract(subject);
    conversationsContract(subject);
    briefingVersionsContract(subject);
    draftsContract(subject);
    relianceContract(subject);
    auditContract(subject);
    identityContract(subject);
    retentionContract(subject);
    needToKnowContract(subject);
    administrationContract(subject);
    hostileContract(subject);
  });
}

/** As after the migrations; quicker than a database for every test. */
async function empty(database: Database): Promise<void> {
  await database.transaction(async (session) => {
    const indexes = await session.query<{ name: string }>(
      "SELECT indexname AS name FROM pg_indexes WHERE indexname LIKE 'embeddings_hnsw_%'",
    );
    for (const { name } of indexes) await session.execute(`DROP INDEX ${name}`);
    await session.execute(`
      TRUNCATE reports, passages, postings, posting_segments, vocabulary, embeddings, outcomes, conversations, answers, briefings, briefing_versions, drafts,
        access_labels,
        answer_records, reliances, withdrawals,
        report_aliases, report_claims, report_acronyms, sketch_bands, near_duplicates, report_successors, jobs, job_tasks,
        holds, retention_runs, originals_to_remove,
        people, sign_ins, sessions, spent_sign_outs, api_tokens;
      UPDATE settings SET generation = NULL, corpus_digest = 0;
      DELETE FROM embedding_generations`);
  });
}
