import { AsyncLocalStorage } from 'node:async_hooks';
import type { Embedder } from '../../ports/embedder.ts';
import type { Database, Parameter, Session, TransactionOptions } from '../../store/database.ts';

/**
 * What a request makes the house do: time without a clock. Two requests are of one class of time where they send the same
 * statements in the same order, with as many values, and get as many rows.
 */
export interface Work {
  /** A transaction an entry: what it was opened with, then a line a statement. */
  readonly transactions: string[][];
  /** Rows that statements looked at, kept or not, by table; only where they are counted. */
  readonly visited: Map<string, number>;
}

interface Recording extends Work {
  readonly counting: boolean;
}

const recordings = new AsyncLocalStorage<Recording>();

// What a clock repeats belongs to nobody's request, whoever wound it up: leases of drafts, the rights of an open stream.
const { setInterval: wind } = globalThis;
globalThis.setInterval = ((...given: Parameters<typeof wind>) =>
  recordings.exit(() => wind(...given))) as typeof wind;

/**
 * Runs with everything kept that it asks of a `RecordedDatabase`, also what it leaves to run on; what else goes on in the
 * process is not mixed in.
 * @param counting rows are counted as well: every statement runs once more, in a savepoint that is rolled back
 */
export async function recordWork<T>(
  run: () => Promise<T>,
  counting = false,
): Promise<{ result: T; work: Work }> {
  const recording: Recording = { transactions: [], visited: new Map(), counting };
  const result = await recordings.run(recording, run);
  return { result, work: recording };
}

/** One line a statement. Transactions that ran beside each other began in an order of chance, so they are sorted. */
export const linesOf = ({ transactions, visited }: Work): string[] => [
  ...transactions
    .map((lines) => lines.join('\n'))
    .sort()
    .flatMap((lines) => lines.split('\n')),
  ...[...visited].sort(([a], [b]) => (a < b ? -1 : 1)).map(([table, rows]) => `${rows} rows of ${table}`),
];

/** A database that keeps what is asked of it for whoever records. */
export class RecordedDatabase implements Database {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get kind(): 'embedded' | 'server' {
    return this.#database.kind;
  }

  transaction<T>(run: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const recording = recordings.getStore();
    if (recording === undefined) return this.#database.transaction(run, options);
    const { readOnly, setup } = options;
    const lines = [`begin${readOnly ? ' read only' : ''}`];
    if (setup !== undefined) lines.push(line(setup.text, setup.parameters));
    recording.transactions.push(lines);
    return this.#database.transaction(
      (session) => run(new RecordedSession(session, lines, recording)),
      options,
    );
  }

  maintain(): Promise<void> {
    return this.#database.maintain();
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

class RecordedSession implements Session {
  readonly #session: Session;
  readonly #lines: string[];
  readonly #recording: Recording;

  constructor(session: Session, lines: string[], recording: Recording) {
    this.#session = session;
    this.#lines = lines;
    this.#recording = recording;
  }

  query<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return this.#keep(text, parameters, () => this.#session.query<Row>(text, parameters));
  }

  prepared<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return this.#keep(text, parameters, () => this.#session.prepared<Row>(text, parameters));
  }

  async execute(text: string): Promise<void> {
    await this.#keep(text, [], async () => {
      await this.#session.execute(text);
      return [];
    });
  }

  async #keep<Row>(
    text: string,
    parameters: readonly Parameter[],
    run: () => Promise<Row[]>,
  ): Promise<Row[]> {
    const place = this.#lines.push(`${line(text, parameters)} → failed`) - 1;
    if (this.#recording.counting && READS_OR_WRITES.test(text)) await this.#count(text, parameters);
    const rows = await run();
    this.#lines[place] = `${line(text, parameters)} → ${rows.length} rows`;
    return rows;
  }

  /** Planned as for a large record: over a small one everything is read through, hidden or not. */
  async #count(text: string, parameters: readonly Parameter[]): Promise<void> {
    await this.#session.execute('SAVEPOINT counted; SET LOCAL enable_seqscan = off');
    try {
      const [row] = await this.#session.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, FORMAT JSON) ${text}`,
        parameters,
      );
      for (const { Plan } of row?.['QUERY PLAN'] ?? []) visit(Plan, this.#recording.visited);
    } finally {
      await this.#session.execute('ROLLBACK TO SAVEPOINT counted; RELEASE SAVEPOINT counted');
    }
  }
}

const READS_OR_WRITES = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/;

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** What a node kept and what it dropped, over all its rounds. PostgreSQL gives means a round. */
function visit(node: PlanNode, visited: Map<string, number>): void {
  const table = node['Relation Name'];
  if (table !== undefined) {
    const rows =
      (node['Actual Rows'] ?? 0) +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0);
    visited.set(table, (visited.get(table) ?? 0) + Math.round(rows * (node['Actual Loops'] ?? 0)));
  }
  for (const child of node.Plans ?? []) visit(child, visited);
}

/** A statement and what it was given, without the values: how many, and how many in a list. */
const line = (text: string, parameters: readonly Parameter[]): string =>
  `${text.replace(/\s+/g, ' ').trim()} [${parameters.map(shapeOf).join(', ')}]`;

function shapeOf(value: Parameter): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return 'reals' in value ? `${value.reals.length} vectors` : 'json';
}

/** The same embedder, with what it is given kept beside the statements. */
export const recordedEmbedder = (embedder: Embedder): Embedder => ({
  ...embedder,
  async embedPassages(...given) {
    recordings.getStore()?.transactions.push([`embed ${given[0].length} passages`]);
    return embedder.embedPassages(...given);
  },
  async embedQuery(...given) {
    recordings.getStore()?.transactions.push(['embed a question']);
    return embedder.embedQuery(...given);
  },
});
