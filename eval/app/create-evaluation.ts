import { AktenlageError } from '../../server/domain/index.ts';
import type { Evaluation } from '../../server/ports/evaluation.ts';
import type { Services } from '../../server/services.ts';
import { createCaseDesk } from './case-desk.ts';
import { compareRuns } from './compare-runs.ts';
import { exportRun } from './export-run.ts';
import { Homes } from './homes.ts';
import { LiveRuns } from './live-runs.ts';
import { presentMetric, presentResult, presentWithheld } from './present-run.ts';
import { listRuns, readReport, readRun } from './stored-runs.ts';
import { withheldResults } from './visible-results.ts';

export interface EvaluationOptions {
  readonly services: Services;
  /** Where cases and runs lie, one folder an asker. */
  readonly folder: string;
  /** The installation, for the sample cases. */
  readonly root: string;
}

/** Evaluation inside the application: on the collection in use, as the asker, one run at a time. */
export function createEvaluation({ services, folder, root }: EvaluationOptions): Evaluation {
  const homes = new Homes(folder);
  const live = new LiveRuns(services, homes);
  const { casesOf, ...desk } = createCaseDesk(services, homes, root);

  return {
    ...desk,
    async start(asker, suite) {
      live.refuseWhileRunning();
      const cases = (await casesOf(asker, suite)).filter(({ review }) => review === undefined);
      if (cases.length === 0) throw new AktenlageError('bad-request', 'This suite has no reviewed case.');
      return live.start(asker, suite, cases);
    },
    async stop(asker, id) {
      const current = live.of(asker, id);
      if (current === null) return readRun(homes.runOf(asker, id));
      await live.end(current);
      return current.run;
    },
    async runs(asker) {
      const stored = await listRuns(homes.runsOf(asker));
      const others = live.listOf(asker);
      const running = others.find(({ status }) => status === 'running')?.id;
      return [...others, ...stored.filter(({ id }) => id !== running)].sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    async run(asker, id) {
      const current = live.of(asker, id);
      if (current !== null) {
        return {
          run: current.run,
          metrics: [],
          cases: current.finished.map(({ result }) => presentResult(result)),
        };
      }
      const kept = homes.runOf(asker, id);
      const run = (await readRun(kept)) ?? live.listOf(asker).find((one) => one.id === id) ?? null;
      if (run === null) return null;
      const report = await readReport(kept);
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
    compare: (asker, before, after) =>
      compareRuns(services.store.as(asker), homes.runOf(asker, before), homes.runOf(asker, after)),
    exportRun: (asker, id, format) => exportRun(services.store.as(asker), homes.runOf(asker, id), id, format),
    close: () => live.end(),
  };
}
