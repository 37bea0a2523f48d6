import { rm } from 'node:fs/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type CorpusSnapshot, killAndResume } from './kill-and-resume.ts';
import { makeKillDocuments } from './kill-documents.ts';

/**
 * `npx tsx ingest/testing/kill-main.ts [--docs DIR] [--kills 20] [--seed 1] [--workers 1] [--processes 1] [--server]`:
 * kills an ingest, with everything it started, at random moments, each time on a new data directory, resumes it and
 * compares with an undisturbed one. With `--server` on the database server of TEST_DATABASE_URL. Exit code 1 on any
 * difference.
 */
const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    processes: { type: 'string', default: '1' },
    server: { type: 'boolean', default: false },
  },
});
const docs = values.docs ?? (await makeKillDocuments('eval/corpus'));
const plan = {
  docs,
  kills: Number(values.kills),
  seed: Number(values.seed),
  workers: Number(values.workers),
  processes: Number(values.processes),
  adminUrl: values.server ? process.env.TEST_DATABASE_URL : undefined,
  fresh: true,
  onKill: console.log,
};
const { undisturbed, resumed, killed } = await killAndResume(plan);
let different = 0;
for (const [index, corpus] of resumed.entries()) {
  if (isDeepStrictEqual(corpus, undisturbed)) continue;
  different++;
  console.log(`run ${index + 1} differs:`);
  for (const line of differences(corpus, undisturbed)) console.log(`  ${line}`);
}
console.log(
  `${undisturbed.reports.length} reports; ${killed} of ${resumed.length} runs killed before their end; ` +
    `${different} resumed corpora differ from the undisturbed one.`,
);
if (values.docs === undefined) await rm(docs, { recursive: true, force: true });
process.exitCode = different === 0 ? 0 : 1;

/** What one snapshot holds and the other does not. */
function differences(a: CorpusSnapshot, b: CorpusSnapshot): string[] {
  const lines = (snapshot: CorpusSnapshot) =>
    [snapshot.corpusVersion, ...snapshot.reports, ...snapshot.outcomes, ...snapshot.originals].map((item) =>
      JSON.stringify(item).slice(0, 2000),
    );
  const [left, right] = [lines(a), lines(b)];
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `resumed:     ${line}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `undisturbed: ${line}`),
  ];
}
