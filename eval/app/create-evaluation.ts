import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  AktenlageError,
  type Asker,
  type EvaluationRun,
  type EvaluationSuite,
  type ExportFormat,
} from '../../server/domain/index.ts';
import type { Evaluation } from '../../server/ports/evaluation.ts';
import type { Services } from '../../server/services.ts';
import { baselineCases } from '../baseline.ts';
import type { EvalCase } from '../case.ts';
import { compare } from '../compare.ts';
import { loadCases } from '../load-cases.ts';
import type { CaseRun } from '../run-case.ts';
import { suggestCases } from '../suggest/suggest.ts';
import { executeRun } from './execute-run.ts';
import { markedFile } from './marked-file.ts';
import { caseFromAnswer, OwnCases, presentCase, withEdit, withFile } from './own-cases.ts';
import { presentComparison, presentMetric, presentResult, presentWithheld } from './present-run.ts';
import { listRuns, readReport, readRun } from './stored-runs.ts';
import { marksOfResults, visibleCases, withheldResults } from './visible-results.ts';

export interface EvaluationOptions {
  readonly services: Services;
  /** Where cases and runs lie, one folder an asker. */
  readonly folder: string;
  /** The installation, for the sample cases. */
  readonly root: string;
}

interface Live {
  run: EvaluationRun;
  readonly owner: string;
  readonly finished: CaseRun[];
  readonly abort: AbortController;
  ended: Promise<void>;
}

const FILES: Readonly<Record<ExportFormat, { file: string; mediaType: string }>> = {
  html: { file: 'report.html', mediaType: 'text/html; charset=utf-8' },
  json: { file: 'results.json', mediaType: 'application/json' },
  csv: { file: 'results.csv', mediaType: 'text/csv; charset=utf-8' },
  junit: { file: 'junit.xml', mediaType: 'application/xml' },
  trec: { file: 'run.trec', mediaType: 'text/plain; charset=utf-8' },
  qrels: { file: 'qrels.trec', mediaType: 'text/plain; charset=utf-8' },
  md: { file: 'report.md', mediaType: 'text/markdown; charset=utf-8' },
  cases: { file: 'cases.jsonl', mediaType: 'application/x-ndjson' },
};

/** Evaluation inside the application: on the collection in use, as the asker, one run at a time. */
export function createEvaluation({ services, folder, root }: EvaluationOptions): Evaluation {
  let live: Live | null = null;
  const unwritten: Pick<Live, 'owner' | 'run'>[] = [];
  const homes = new Map<string, OwnCases>();
  const homeOf = ({ id }: Asker): string =>
    path.join(folder, createHash('sha256').update(id).digest('hex').slice(0, 16));
  const ownOf = (asker: Asker): OwnCases => {
    const home = homeOf(asker);
    const own = homes.get(home) ?? new OwnCases(home);
    homes.set(home, own);
    return own;
  };
  /** An id from outside never leads out of the folder. */
  const runFolder = (asker: Asker, id: string): string =>
    path.join(homeOf(asker), 'runs', id.replace(/[^\w-]/gu, '_'));
  const liveOf = (asker: Asker, id: string): Live | null =>
    live !== null && live.run.id === id && live.owner === asker.id ? live : null;

  const seenBy = (asker: Asker, cases: readonly EvalCase[]): Promise<EvalCase[]> =>
    visibleCases(services.store.as(asker), cases);
  const maySee = async (asker: Asker, id: string): Promise<boolean> =>
    (await seenBy(asker, await ownOf(asker).list())).some((one) => one.id === id);

  async function casesOf(asker: Asker, suite: EvaluationSuite['id']): Promise<EvalCase[]> {
    if (suite === 'own') return seenBy(asker, await ownOf(asker).list());
    const { cases } = await loadCases(path.join(root, 'eval/cases/sample.jsonl'));
    const reader = services.store.as(asker);
    const sources = [...new Set(cases.flatMap(({ expect }) => expect.citations.map(({ source }) => source)))];
    const there = await Promise.all(sources.map((source) => reader.findReportBySourceKey(source)));
    // The sample suite speaks of the sample corpus; without it every case would fail for want of its document.
    return there.every((report) => report !== null) ? [...cases] : [];
  }

  /** Goes on until everything is kept: who sees a run as finished finds its report. */
  async function execute(asker: Asker, current: Live, cases: readonly EvalCase[]): Promise<void> {
    const ended = await executeRun({
      services,
      asker,
      run: current.run,
      cases,
      folder: runFolder(asker, current.run.id),
      signal: current.abort.signal,
      onProgress: (run, finished) => {
        current.finished.push(finished);
        current.run = run;
      },
    });
    // A run that could not be written is remembered while the server runs: it must not vanish without a word.
    if ((await readRun(runFolder(asker, ended.id))) === null) unwritten.push({ owner: asker.id, run: ended });
    // Both at once: between them it would read as finished without its figures.
    current.run = ended;
    live = null;
  }

  return {
    async suites(asker) {
      const ids = ['own', 'sample'] as const;
      const all = await Promise.all(ids.map((id) => casesOf(asker, id)));
      return ids.flatMap((id, index) => {
        const cases = all[index] ?? [];
        const unreviewed = cases.filter(({ review }) => review !== undefined).length;
        return id === 'sample' && cases.length === 0
          ? []
          : [{ id, cases: cases.length - unreviewed, unreviewed }];
      });
    },
    async start(asker, suite) {
      if (live !== null)
        throw new AktenlageError('conflict', 'An evaluation is running. Wait for it, or stop it.');
      const cases = (await casesOf(asker, suite)).filter(({ review }) => review === undefined);
      if (cases.length === 0) throw new AktenlageError('bad-request', 'This suite has no reviewed case.');
      const run: EvaluationRun = {
        id: `${new Date().toISOString().replace(/[:.]/gu, '-')}-${randomUUID().slice(0, 8)}`,
        suite,
        at: new Date().toISOString(),
        status: 'running',
        done: 0,
        total: cases.length,
        passed: 0,
        failing: 0,
        errors: 0,
        hardFailures: 0,
        writer: services.writer.id,
        embedder: services.embedder.id,
        problem: null,
      };
      const current: Live = {
        run,
        owner: asker.id,
        finished: [],
        abort: new AbortController(),
        ended: Promise.resolve(),
      };
      live = current;
      current.ended = execute(asker, current, cases);
      return run;
    },
    async stop(asker, id) {
      const current = liveOf(asker, id);
      if (current === null) return readRun(runFolder(asker, id));
      current.abort.abort();
      await current.ended;
      return current.run;
    },
    async runs(asker) {
      const stored = await listRuns(path.join(homeOf(asker), 'runs'));
      const current = live !== null && live.owner === asker.id ? [live.run] : [];
      const lost = unwritten.flatMap(({ owner, run }) => (owner === asker.id ? [run] : []));
      const runs = [...current, ...lost, ...stored.filter(({ id }) => id !== current[0]?.id)];
      return runs.sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    async run(asker, id) {
      const current = liveOf(asker, id);
      if (current !== null) {
        return {
          run: current.run,
          metrics: [],
          cases: current.finished.map(({ result }) => presentResult(result)),
        };
      }
      const run =
        (await readRun(runFolder(asker, id))) ??
        unwritten.find((one) => one.run.id === id && one.owner === asker.id)?.run ??
        null;
      if (run === null) return null;
      const report = await readReport(runFolder(asker, id));
      const results = report?.results ?? [];
      const withheld = await withheldResults(services.store.as(asker), results);
      return {
        run,
        metrics: (report?.summary.metrics ?? []).filter(({ scored }) => scored > 0).map(presentMetric),
        cases: results.map((result) =>
          withheld.has(result.id) ? presentWithheld(result) : presentResult(result),
        ),
      };
    },
    async compare(asker, beforeId, afterId) {
      const [before, after] = await Promise.all(
        [beforeId, afterId].map((id) => readRun(runFolder(asker, id))),
      );
      if (before == null || after == null) return null;
      if ([before, after].some(({ status }) => status === 'unreadable'))
        throw new AktenlageError('bad-request', 'Only runs that can be read can be compared.');
      const [old, recent] = await Promise.all(
        [beforeId, afterId].map((id) => readReport(runFolder(asker, id))),
      );
      if (old == null || recent == null) {
        throw new AktenlageError('bad-request', 'Only finished runs can be compared.');
      }
      const comparison = compare(
        after.suite,
        recent.results,
        {
          who: '',
          why: '',
          at: before.at,
          casesHash: old.fingerprint.casesHash,
          corpusHash: old.fingerprint.corpusHash,
          writer: before.writer,
          embedder: before.embedder,
          cases: baselineCases(old.results),
        },
        recent.fingerprint.corpusHash,
      );
      const withheld = await withheldResults(services.store.as(asker), recent.results);
      const questions = recent.results.filter(({ id }) => !withheld.has(id));
      return presentComparison(before, after, comparison, questions);
    },
    cases: async (asker) => (await seenBy(asker, await ownOf(asker).list())).map(presentCase),
    caseFromAnswer: (asker, answer, feedback) =>
      ownOf(asker).change((cases) => {
        const added = caseFromAnswer(answer, feedback);
        // A second complaint about the same answer replaces the first, unless somebody has reviewed it.
        const known = cases.find(({ id }) => id === added.id);
        if (known !== undefined && known.review === undefined) return { cases, result: presentCase(known) };
        return { cases: [...cases.filter(({ id }) => id !== added.id), added], result: presentCase(added) };
      }),
    importCases: (asker, content) => ownOf(asker).change((cases) => withFile(cases, content)),
    async saveCase(asker, id, edit) {
      if (!(await maySee(asker, id))) return null;
      return ownOf(asker).change((cases) => {
        const known = cases.find((one) => one.id === id);
        if (known === undefined) return { cases, result: null };
        const saved = withEdit(known, edit);
        return { cases: cases.map((one) => (one.id === id ? saved : one)), result: presentCase(saved) };
      });
    },
    async deleteCase(asker, id) {
      if (!(await maySee(asker, id))) return false;
      return ownOf(asker).change((cases) => {
        const left = cases.filter((one) => one.id !== id);
        return { cases: left, result: left.length < cases.length };
      });
    },
    async suggest(asker, limit) {
      const drafts = await suggestCases(services.store.as(asker), { limit, perDocument: 3 });
      return ownOf(asker).change((cases) => {
        const known = new Set(cases.map(({ id }) => id));
        const added = drafts
          .filter(({ id }) => !known.has(id))
          .map((draft) => ({ ...draft, copiedFrom: draft.expect.citations.map(({ source }) => source) }));
        return { cases: [...cases, ...added], result: added.length };
      });
    },
    async exportRun(asker, id, format) {
      const { file, mediaType } = FILES[format];
      const results = (await readReport(runFolder(asker, id)))?.results ?? [];
      const reader = services.store.as(asker);
      if ((await withheldResults(reader, results)).size > 0) {
        throw new AktenlageError(
          'forbidden',
          'This run shows documents that you may not see now. Run the questions again for a new file.',
        );
      }
      const content = await readOrNull(path.join(runFolder(asker, id), file));
      return content === null
        ? null
        : markedFile(id, format, { file, mediaType, content }, await marksOfResults(reader, results));
    },
    async close() {
      live?.abort.abort();
      await live?.ended;
    },
  };
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}
