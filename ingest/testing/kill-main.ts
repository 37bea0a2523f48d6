import { isDeepStrictEqual } from 'node:util';
import { killAndResume } from './kill-and-resume.ts';

/**
 * `npx tsx ingest/testing/kill-main.ts DOCS [KILLS] [SEED]`: kills an ingest at random moments, each time on a new
 * data directory, resumes it and compares with an undisturbed one. Exit code 1 on any difference.
 */
const [docs = 'eval/corpus', kills = '20', seed = '1'] = process.argv.slice(2);
const plan = { docs, kills: Number(kills), seed: Number(seed), fresh: true, onKill: console.log };
const { undisturbed, resumed, killed } = await killAndResume(plan);
const different = resumed.filter((corpus) => !isDeepStrictEqual(corpus, undisturbed)).length;
console.log(
  `${undisturbed.reports.length} reports; ${killed} of ${resumed.length} runs killed before their end; ` +
    `${different} resumed corpora differ from the undisturbed one.`,
);
process.exitCode = different === 0 ? 0 : 1;
