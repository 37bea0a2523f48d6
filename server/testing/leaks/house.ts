import { createEvaluation } from '../../../eval/index.ts';
import type { Asker } from '../../domain/index.ts';
import type { ShownTo } from '../../ports/store.ts';
import { PROJECT_ROOT } from '../../runtime/project-root.ts';
import type { Database } from '../../store/database.ts';
import { PostgresStore } from '../../store/postgres-store.ts';
import { outcomeOf } from '../../store/testing/fixtures.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import {
  ASKERS,
  CANARIES,
  canary,
  canaryReport,
  labelOf,
  maySee,
  OPEN_REPORTS,
  openReport,
  refusedKeyOf,
  sourceKeyOf,
} from './canaries.ts';
import { hashingEmbedder } from './hashing-embedder.ts';
import { linesOf, RecordedDatabase, recordedEmbedder, recordWork } from './recorded-work.ts';

export interface Sent {
  readonly status: number;
  readonly type: string;
  readonly headers: string;
  readonly bytes: Uint8Array;
  /** What it made the house do, see `Work`. */
  readonly work: readonly string[];
}

/** One request, as whoever the house was told. */
export type Send = (method: string, path: string, body?: unknown) => Promise<Sent>;

/** The whole application over a record with canaries. */
export interface House extends Pick<TestApp, 'logged' | 'services'> {
  readonly database: Database;
  /** @param counting rows that statements look at are counted, see `recordWork` */
  as(asker: Asker, counting?: boolean): Send;
  /** The first event of a stream that goes on. */
  firstEvent(asker: Asker, path: string): Promise<string>;
  close(): Promise<void>;
}

const ALL: ShownTo = { groups: [] };
/** Refused files by name: of no group, of a group whose canary has the same label, of another group by the asker `nord`. */
const UNREAD: readonly (readonly [string, ShownTo])[] = [
  [sourceKeyOf(904), ALL],
  [refusedKeyOf(9), { groups: ['nord'] }],
  [refusedKeyOf(905), { groups: ['ost'], by: 'nord' }],
];
/** Jobs: id, label, who sees them. What canary 9 is hidden from does not see the second, nor do some others. */
const JOBS: readonly (readonly [string, string, ShownTo])[] = [
  ['job-hidden', sourceKeyOf(904), ALL],
  ['job-groups', refusedKeyOf(9), { groups: [], also: [['nord'], ['sued']] }],
  ['job-brought', refusedKeyOf(905), { groups: ['ost'], by: 'nord' }],
];
/** Nobody knows yet what is in them: the highest grade, all the groups; or one brought it himself. */
const maySeeUnread = (asker: Asker, { groups, also = [], by }: ShownTo): boolean =>
  by === asker.id || [groups, ...also].every((set) => maySee(asker, { level: 4, groups: set, owner: null }));

/**
 * @param database migrated and empty; closed with the house
 * @param only what this asker may see and nothing else is in the record: the twin of the whole one
 */
export async function openHouse(database: Database, only?: Asker): Promise<House> {
  const recorded = new RecordedDatabase(database);
  const store = new PostgresStore(recorded);
  await store.bindEmbedder(hashingEmbedder.id, hashingEmbedder.dimensions);
  const seen = (number: number) => only === undefined || maySee(only, labelOf(number));
  // Hidden and visible reports come in by turns, so that whatever counts or numbers on counts the hidden ones too.
  for (let number = 0; number < CANARIES; number++) {
    const all = [
      ...(seen(number) ? [canaryReport(number)] : []),
      ...(number < OPEN_REPORTS ? [openReport(number)] : []),
    ];
    for (const { report, passages, outcome } of all)
      await store.corpus.replaceReport(
        report,
        passages,
        { ...outcome, at: '2026-11-20T10:00:00.000Z' },
        // Some are parts of reports that come after them.
        { keepParts: true },
      );
  }
  // A further name of a hidden report: the same bytes for the same people.
  if (seen(13)) {
    const { report, passages, outcome } = canaryReport(13);
    const copy = { id: 'r_copy', sourceKey: `copies/${canary('k', 13)}.txt` };
    await store.corpus.replaceReport({ ...report, ...copy }, passages, {
      ...outcome,
      sourceKey: copy.sourceKey,
    });
  }
  await store.corpus.linkSuperseded();
  const refused = { status: 'refused', code: 'encrypted', reason: 'It is encrypted.' } as const;
  for (const [name, shown] of UNREAD) {
    if (only !== undefined && !maySeeUnread(only, shown)) continue;
    const kept = { contentHash: 'f'.repeat(64), sizeBytes: 100, parentKey: null };
    await store.corpus.recordOutcome(outcomeOf(name, refused), kept, shown);
  }
  for (const [id, label, shown] of JOBS)
    if (only === undefined || maySeeUnread(only, shown))
      await store.jobs.open({ id, kind: 'folder', label }, shown === ALL ? [sourceKeyOf(904)] : [], shown);
  // They do not fall silent in one house a moment before they do in its twin.
  await database.transaction((session) =>
    session.execute("UPDATE jobs SET updated_at = now() + interval '1 day'"),
  );
  const test = await openTestApp({
    store,
    embedder: recordedEmbedder(hashingEmbedder),
    access: async (request) =>
      ASKERS[Number(request.headers.get('x-asker'))] ?? Promise.reject(new Error('nobody asks')),
    evaluation: (services, folder) =>
      createEvaluation({ services, folder: `${folder}/evaluation`, root: PROJECT_ROOT }),
  });
  const as =
    (who: Asker, counting = false): Send =>
    async (method, path, body) => {
      const headers: Record<string, string> = { host: 'localhost', 'x-asker': String(ASKERS.indexOf(who)) };
      const form = body instanceof FormData;
      if (body !== undefined && !form) headers['content-type'] = 'application/json';
      const { result, work } = await recordWork(async () => {
        const response = await test.app.request(path, {
          method,
          headers,
          ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
        });
        return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
      }, counting);
      const { response, bytes } = result;
      const shown = [...response.headers].filter(
        ([name]) => name !== 'x-request-id' && name !== 'content-length',
      );
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        headers: shown.map((header) => header.join(': ')).join('\n'),
        bytes,
        work: linesOf(work),
      };
    };
  const firstEvent = async (who: Asker, path: string): Promise<string> => {
    const leave = new AbortController();
    const headers = { host: 'localhost', 'x-asker': String(ASKERS.indexOf(who)) };
    const response = await test.app.request(path, { headers, signal: leave.signal });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let read = '';
    while (!read.includes('data:')) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      read += decoder.decode(value, { stream: true });
      if (done) break;
    }
    leave.abort();
    await reader?.cancel();
    return read;
  };
  return {
    database: recorded,
    as,
    firstEvent,
    logged: test.logged,
    services: test.services,
    close: test.close,
  };
}
