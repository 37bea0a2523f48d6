import { LOCAL_ASKER } from '../server/domain/index.ts';
import type { OpenedJudge } from './judge/open-judge.ts';
import type { EvalOptions } from './options.ts';
import type { Fingerprint } from './report/run-report.ts';
import type { CaseRun } from './run-case.ts';
import type { Workspace } from './workspace.ts';

/** What was measured with what, as the report names it. */
export async function describeRun(
  asked: Pick<Fingerprint, 'suite' | 'casesFile' | 'casesHash' | 'repeats'>,
  { services, corpusHash, outcomes }: Workspace,
  runs: readonly CaseRun[],
  judge: OpenedJudge | null,
): Promise<Omit<Fingerprint, 'notes'>> {
  const { reports, passages } = await services.store.as(LOCAL_ASKER).summary();
  const provenance = runs.find((run) => run.provenance !== null)?.provenance;
  return {
    ...asked,
    corpusHash,
    reports,
    passages,
    incomplete: outcomes
      .filter(({ status }) => status === 'refused' || status === 'partial')
      .map(({ sourceKey, status, reason }) => ({ sourceKey, status, reason })),
    writer: services.writer.id,
    // What ranks is part of what was measured.
    embedder:
      services.reranker === null
        ? services.embedder.id
        : `${services.embedder.id}, reranked by ${services.reranker.id}`,
    promptVersions: provenance?.promptVersions ?? services.writer.promptVersions,
    parameters: provenance?.parameters ?? services.writer.parameters,
    judge: judge === null ? null : { id: judge.id, believed: judge.judge !== null },
  };
}

/** What a reader must know of a run whose model wrote live. */
export function liveNotes(
  { writer, repeats }: Pick<Fingerprint, 'writer' | 'repeats'>,
  { replay }: EvalOptions,
): string[] {
  if (writer.startsWith('extractive') || replay !== undefined || repeats >= 3) return [];
  return [
    `${writer} wrote live and each case was asked ${repeats === 1 ? 'once' : 'twice'}: chance is not told from change. Use --repeat 3 or more, or a recording.`,
  ];
}
