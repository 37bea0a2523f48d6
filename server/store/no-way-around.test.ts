import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../runtime/project-root.ts';
import { openTestDatabase } from './testing/open-test-store.ts';

/** Tables of the schema without a policy, and why nobody learns of a report by them. */
const WITHOUT_CONTENT: Readonly<Record<string, string>> = {
  access_labels:
    'the labels themselves: no grant to the reader, only two functions that show what he may see',
  embedding_generations: 'names of embedding models',
  posting_segments: 'how many reports were merged; no grant to the reader',
  schema_migrations: 'names of migrations; no grant to the reader',
  settings: 'which generation is in use; the digest of the corpus is granted to nobody',
};

/** Transactions that are not an asker's, by file: how many, and why. Whoever adds one reads this first. */
const AS_OWNER: Readonly<Record<string, readonly [number, string]>> = {
  'server/store/corpus-writer.ts': [
    16,
    'ingestion: writes, and reads what only decides on writing; what an asker names is looked up as he',
  ],
  'server/store/migrate.ts': [1, 'migrations'],
  'server/store/postgres-store.ts': [
    4,
    'embedder in use and version of the whole corpus, for the house; ping; whether somebody still has his rights',
  ],
  'server/store/report-reader.ts': [3, 'saves what the asker made, under a label that names him as owner'],
  'server/store/server-database.ts': [1, 'ANALYZE'],
  'server/store/operations/as-asker.ts': [1, 'readAs itself: becomes the asker before anything else'],
  'server/store/operations/audit.ts': [
    6,
    'the audit log: no asker reads it, and nothing of a report is in it',
  ],
  'server/store/operations/drafts.ts': [
    10,
    'the queue of drafts: written by the house, an asker is asked for first; sub-questions are written by whoever holds it',
  ],
  'server/store/operations/jobs.ts': [
    5,
    'the queue of jobs: written by the house, an asker is asked for first',
  ],
  'server/store/operations/people.ts': [6, 'who signs in: nothing of a report'],
  'server/store/operations/retention.ts': [
    13,
    'removes by policy, for administrators and the house: numbers and ids leave it, no text',
  ],
  'server/store/operations/sessions.ts': [9, 'sessions and tokens: nothing of a report'],
  'server/store/operations/reindex.ts': [4, 'vectors anew'],
};

/** Operations that read content with the rights of the owner, and why nothing of it reaches an asker. */
const OWNERS_OPERATIONS: Readonly<Record<string, string>> = {
  'access-label.ts': 'numbers of labels',
  'aliases.ts': 'one content under two names, for the same people: the label is compared',
  'audit.ts': 'the audit log: no asker reads it',
  'audit-search.ts': 'the audit log for administrators; routes leave out what one may not see',
  'answer-standing.ts':
    'labels of what an answer names and the grade of what was shown, kept beside it and for the audit log',
  'audit-events.ts': 'the event itself, for the audit log alone',
  'best-passages.ts': 'no statement',
  'bind-embedder.ts': 'whether there is any passage, at the start',
  'check-new-report.ts': 'no statement',
  'claims.ts': 'writes',
  'delete-report.ts': 'looks the report up as the asker',
  'embedding-index.ts': 'builds an index',
  'find-outcome.ts': 'what is on record of a document, for a second try alone',
  'find-stored.ts': 'whether a document is unchanged; vectors and names for an asker as he',
  'identity-events.ts': 'no statement',
  'insert-passages.ts': 'writes',
  'link-superseded.ts': 'writes pairs, which show themselves to who sees both ends',
  'load-report.ts': 'a report to be stored again',
  'merge-postings.ts': 'brings together what stands under one label; shows nothing',
  'near-duplicates.ts': 'writes pairs, which show themselves to who sees both ends',
  'occurrence-windows.ts': 'no statement',
  'parts.ts': 'removes',
  'people.ts': 'who signs in: nothing of a report',
  'reindex.ts': 'vectors anew',
  'replace-report.ts': 'writes',
  'renew-postings.ts': 'writes what stands there anew; shows nothing',
  'report-digest.ts': 'no statement',
  'retention.ts': 'removes by policy; numbers and ids leave it, no text',
  'retention-kinds.ts': 'statements of retention.ts',
  'retention-reports.ts': 'removes by policy; ids and hashes leave it, for the audit log',
  'refuse-held.ts': 'whether a hold keeps what an asker has already been found to see',
  'find-removals.ts': 'the audit log, for the command alone',
  'rests-on.ts': 'labels of what a text names, kept beside it',
  'rights-now.ts': 'the person himself: whether he still has the rights that his work began with',
  'score-window.ts': 'no statement',
  'sessions.ts': 'sessions and tokens: nothing of a report',
  'settings.ts': 'the embedder in use; the version of the whole corpus for the house',
  'window-totals.ts': 'no statement',
};

/** What routes reach beside a reader that is bound to the asker: each is handed him. */
const REACHED_BY_ROUTES = [
  // Written for him, not read.
  'context.ts: store.audit.recordAudit(',
  "drafts.ts: store.drafts.discard(c.get('asker')",
  "jobs.ts: store.jobs.cancel(c.get('asker')",
  // Administrators alone (route-rights.ts); nothing of a report, or what is of one is left out (administration/show-audit.ts).
  'administration-audit.ts: store.audit.chain(',
  'administration-audit.ts: store.audit.search(',
  'administration.ts: store.audit.modelUse(',
  'administration.ts: store.identity.listPeople(',
  'people.ts: store.identity',
  "quarantine.ts: store.corpus.dismissRefusal(c.get('asker')",
  "reports.ts: store.corpus.deleteReport(c.get('asker')",
  'reports.ts: store.corpus, asker',
];

const filesIn = (folder: string): string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\/|\/contract(\/|\.ts$)/.test(path))
    .sort();
const textOf = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');

async function tables(): Promise<Map<string, boolean>> {
  const database = await openTestDatabase();
  try {
    const rows = await database.transaction((session) =>
      session.query<{ name: string; bound: boolean }>(
        `SELECT relname::text AS name, relrowsecurity AND relforcerowsecurity AS bound FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
      ),
    );
    return new Map(rows.map(({ name, bound }) => [name, bound]));
  } finally {
    await database.close();
  }
}

describe('no way around the rights', () => {
  it('every table is bound by policies, its owner too, or holds nothing of a report', async () => {
    const found = await tables();
    expect(found.size).toBeGreaterThan(24);
    expect([...found].filter(([, bound]) => !bound).map(([name]) => name)).toEqual(
      Object.keys(WITHOUT_CONTENT).sort(),
    );
  });

  it('every statement on a table lies in the store', async () => {
    const names = [...(await tables()).keys()].join('|');
    const statement = new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE|TRUNCATE)\\s+(?:public\\.)?(?:${names})\\b`);
    // The bench fills databases of its own.
    const all = ['server', 'ingest', 'eval', 'prompts', 'web']
      .flatMap(filesIn)
      .filter((path) => !path.startsWith('eval/bench/'));
    const speaking = all.filter((path) => statement.test(textOf(path)));
    expect(speaking.filter((path) => path.startsWith('server/store/')).length).toBeGreaterThan(20);
    expect(speaking.filter((path) => !path.startsWith('server/store/'))).toEqual([]);
  });

  it('every transaction is an asker’s or was thought about', () => {
    const found = filesIn('server/store').flatMap((path) => {
      const count =
        textOf(path).match(/\b(?:database|this)\.transaction\(|#database\.transaction\(/g)?.length ?? 0;
      return count === 0 ? [] : [[path, count] as const];
    });
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(AS_OWNER).map(([path, [count]]) => [path, count])),
    );
  });

  it('every operation runs for a reader who is bound to an asker or was thought about', () => {
    const reader = textOf('server/store/report-reader.ts');
    const inReader = (name: string): boolean => reader.includes(`operations/${name}`);
    // What an operation of the reader is made of runs in its transaction.
    const files = filesIn('server/store/operations').map((path) => path.split('/').pop() ?? '');
    const bound = new Set(files.filter(inReader));
    const building = [
      'columns.ts',
      'named-rows.ts',
      'count-labels.ts',
      'report-labels.ts',
      'scope.ts',
      'searched-words.ts',
      'searched-record.ts',
      'score-occurrences.ts',
      'posting-groups.ts',
      'passage-scores.ts',
    ];
    for (const name of building) bound.add(name);
    expect(files.filter((name) => !bound.has(name) && !(name in OWNERS_OPERATIONS))).toEqual([]);
    expect(Object.keys(OWNERS_OPERATIONS).filter((name) => !files.includes(name) || bound.has(name))).toEqual(
      [],
    );
    // … and nothing that the reader calls is called with a session of another kind.
    const calls = reader.match(/(?:read|readPlanned)\(/g)?.length ?? 0;
    expect(calls).toBeGreaterThan(25);
  });

  it('routes reach the store as an asker alone', () => {
    const found = filesIn('server/routes').flatMap((path) =>
      [...textOf(path).matchAll(/\bstore\.(?!as\(|ts\b)[\w.]+(?:\(c\.get\('asker'\)|, asker|\()?/g)].map(
        ([use]) => `${path.split('/').pop()}: ${use}`,
      ),
    );
    expect(found.sort()).toEqual([...REACHED_BY_ROUTES].sort());
  });
});
