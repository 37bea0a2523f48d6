import type { Asker } from '../../server/domain/index.ts';
import type { ReportReader } from '../../server/ports/store.ts';
import type { Database } from '../../server/store/database.ts';
import { loadMigrations, migrate } from '../../server/store/migrate.ts';
import { PostgresStore } from '../../server/store/postgres-store.ts';
import { ServerDatabase } from '../../server/store/server-database.ts';
import { DIMENSIONS, EMBEDDER, sample, searchWords } from '../../server/store/testing/fixtures.ts';
import { createServerDatabase } from '../../server/store/testing/open-server-database.ts';
import { openTestDatabase } from '../../server/store/testing/open-test-store.ts';
import { quantile } from '../stats/interval.ts';
import type { Benchmark, Figure } from './figure.ts';

const REPORTS = 400;
const PASSAGES = 5;
const PAIRS = 1_500;
/** In every second report, which the asker does not see, and in none. As long as each other. */
const HIDDEN_WORD = 'quorlax';
const NO_WORD = 'quorlix';
const ASKER: Asker = { id: 'bench', clearance: 0, groups: [] };

/**
 * Whether time tells what is hidden: the same request for what the asker must not see and for what does not exist, in
 * turn. The share of the pairs in which the hidden one took longer is a half where nothing can be told.
 */
export const timingBenchmark: Benchmark = {
  name: 'timing',
  about: 'requests for what is hidden against requests for what does not exist (--database URL)',
  byNameOnly: true,
  async run({ database: url, onProgress }) {
    const server = url === undefined ? null : await createServerDatabase(url);
    const database: Database = server === null ? await openTestDatabase() : new ServerDatabase(server.url);
    if (server !== null) await migrate(database, await loadMigrations());
    const store = new PostgresStore(database);
    try {
      await fill(store, onProgress);
      await database.maintain();
      const reader = store.as(ASKER);
      const figures: Figure[] = [];
      const notes: string[] = [];
      for (const [name, hidden, absent] of REQUESTS) {
        onProgress(name);
        const { share, hiddenMs, absentMs } = await compare(
          (index) => hidden(reader, index),
          (index) => absent(reader, index),
        );
        figures.push({
          name: `${store.kind}: ${name}, the hidden one took longer`,
          value: share,
          unit: 'share',
        });
        notes.push(`${name}: ${hiddenMs.toFixed(3)} ms beside ${absentMs.toFixed(3)} ms (medians)`);
      }
      return {
        figures,
        note: `${PAIRS} pairs each, ${REPORTS} reports, half of them hidden\n${notes.join('\n')}`,
      };
    } finally {
      await store.close();
      await server?.drop();
    }
  },
};

type Ask = (reader: ReportReader, index: number) => Promise<unknown>;

/** Every second number is of a report, so that what does not exist lies among what does: an index looks as far for either. */
const numberOf = (report: number): number => 1000 + 2 * report;
/** Odd reports are hidden. */
const hiddenId = (index: number): number => numberOf(((index * 2 + 1) % REPORTS) | 1);
const absentId = (index: number): number => hiddenId(index) + 1;
const REQUESTS: readonly (readonly [string, Ask, Ask])[] = [
  [
    'a report by its id',
    (reader, index) => reader.getReport(`r_t-${hiddenId(index)}`),
    (reader, index) => reader.getReport(`r_t-${absentId(index)}`),
  ],
  [
    'a passage by its id',
    (reader, index) => reader.getPassageWithSurroundings(`p_t-${hiddenId(index)}_0`, 1),
    (reader, index) => reader.getPassageWithSurroundings(`p_t-${absentId(index)}_0`, 1),
  ],
  [
    'a report by its name',
    (reader, index) => reader.findReportBySourceKey(`t-${hiddenId(index)}`),
    (reader, index) => reader.findReportBySourceKey(`t-${absentId(index)}`),
  ],
  [
    'a search by a word of hidden reports alone',
    (reader) => searchWords(reader, HIDDEN_WORD, 20),
    (reader) => searchWords(reader, NO_WORD, 20),
  ],
];

async function fill(store: PostgresStore, onProgress: (message: string) => void): Promise<void> {
  await store.bindEmbedder(EMBEDDER, DIMENSIONS);
  for (let n = 0; n < REPORTS; n++) {
    const isHidden = n % 2 === 1;
    const texts = Array.from(
      { length: PASSAGES },
      (_, p) => `Words ${n} and ${p} of a report ${isHidden ? HIDDEN_WORD : 'plain'}.`,
    );
    const { report, passages, outcome } = sample(`t-${numberOf(n)}`, texts, {
      access: { groups: isHidden ? ['others'] : [] },
    });
    await store.corpus.replaceReport(report, passages, outcome);
    if (n % 50 === 0) onProgress(`${n} of ${REPORTS} reports`);
  }
}

async function compare(
  hidden: (index: number) => Promise<unknown>,
  absent: (index: number) => Promise<unknown>,
) {
  const times = { hidden: [] as number[], absent: [] as number[] };
  let wins = 0;
  for (let index = -50; index < PAIRS; index++) {
    const taken = { hidden: 0, absent: 0 };
    for (const which of index % 2 === 0 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)) {
      const started = performance.now();
      await (which === 'hidden' ? hidden : absent)(Math.abs(index));
      taken[which] = performance.now() - started;
    }
    if (index < 0) continue;
    times.hidden.push(taken.hidden);
    times.absent.push(taken.absent);
    if (taken.hidden > taken.absent) wins++;
  }
  const median = (values: number[]): number =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  return { share: wins / PAIRS, hiddenMs: median(times.hidden), absentMs: median(times.absent) };
}
