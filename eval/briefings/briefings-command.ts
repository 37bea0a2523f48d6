import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadTemplates } from '../../prompts/load-templates.ts';
import { draftBriefing } from '../../server/briefing/draft-briefing.ts';
import { renderMarkdown } from '../../server/briefing/export-markdown.ts';
import { AktenlageError, type Briefing, LOCAL_ASKER } from '../../server/domain/index.ts';
import type { Services } from '../../server/services.ts';
import { read } from '../command-options.ts';
import { UsageError } from '../options.ts';
import type { EvalEnvironment } from '../run-eval.ts';
import { openWorkspace } from '../workspace.ts';
import { type BriefingCase, loadBriefingCases } from './briefing-cases.ts';
import { type CheckedGap, checkGaps } from './check-gaps.ts';
import { renderBriefingFigures } from './render-figures.ts';
import { type BriefingFigures, scoreBriefing } from './score-briefing.ts';

const USAGE = `npm run eval -- briefings [--cases FILE] [--corpus DIR] [--out DIR] [--json]

Drafts a briefing for each case and counts: sentences, share with a source, quotes that stand letter for letter in the
stored report, different reports, disagreements, gaps and whether the record is silent on them, sentences said twice,
markings. With CHAT_MODEL the language model writes, else the extractive writer. A case is a request for a briefing
(template, topic, asOf, answerLanguage …) with an id, and what is known of the record: leastReports, conflicts.

  --cases FILE   JSON array or JSONL (default eval/cases/briefings.jsonl)
  --corpus DIR   folder of documents (default eval/corpus)
  --out DIR      where the drafts go as JSON, Markdown and Word; none are written without it

Exit code: 1 where a sentence has no source, a quote does not stand in its report, a marking is wrong, a contradiction
named in a case is not shown, a gap is doubtful or fewer reports are used than a case asks for.
`;

export interface DraftedCase {
  readonly id: string;
  readonly writer: string;
  readonly figures: BriefingFigures;
  readonly gaps: readonly CheckedGap[];
  readonly tookMs: number;
  /** What does not keep the bounds, in words. */
  readonly faults: readonly string[];
}

/** @throws UsageError; AktenlageError where a draft fails: an outage is no figure */
export async function briefingsCommand(
  argv: readonly string[],
  { config, root, workingDirectory, cacheDir, signal, onProgress }: EvalEnvironment,
): Promise<{ text: string; exitCode: number }> {
  const values = read(argv, {
    cases: 'string',
    corpus: 'string',
    out: 'string',
    json: 'boolean',
    help: 'boolean',
  });
  if (values.help === true) return { text: USAGE, exitCode: 0 };
  const from = (value: unknown, fallback: string) =>
    typeof value === 'string' ? path.resolve(workingDirectory, value) : path.join(root, fallback);
  const cases = await loadBriefingCases(from(values.cases, 'eval/cases/briefings.jsonl'));
  const out = typeof values.out === 'string' ? path.resolve(workingDirectory, values.out) : null;
  const corpus = from(values.corpus, 'eval/corpus');
  const workspace = await openWorkspace({ config, corpus, cacheDir, root, signal, onProgress });
  try {
    const drafted: DraftedCase[] = [];
    for (const one of cases) {
      onProgress(`drafting ${one.id}`);
      const { briefing, result } = await draftCase(workspace.services, one, signal);
      drafted.push(result);
      if (out !== null) await writeDraft(out, one.id, briefing);
    }
    return {
      text: values.json === true ? `${JSON.stringify(drafted, null, 1)}\n` : renderBriefingFigures(drafted),
      exitCode: drafted.some(({ faults }) => faults.length > 0) ? 1 : 0,
    };
  } finally {
    await workspace.dispose();
  }
}

/** @throws AktenlageError of the draft; UsageError where the case names no template that is there */
export async function draftCase(
  services: Services,
  one: BriefingCase,
  signal?: AbortSignal,
): Promise<{ briefing: Briefing; result: DraftedCase }> {
  const { id, leastReports, conflicts, readGaps, ...request } = one;
  const template = (await loadTemplates()).templates.find((known) => known.id === one.template);
  if (template === undefined) throw new UsageError(`${id}: there is no template "${one.template}".`);
  const started = performance.now();
  const briefing = await draftOf(services, request, signal);
  const tookMs = performance.now() - started;
  const figures = scoreBriefing(
    briefing,
    { conflicts },
    await textsOf(services, briefing),
    template.marking.minimum,
  );
  const gaps = await checkGaps(services, briefing);
  const faults = faultsOf(figures, gaps, { leastReports, readGaps });
  return { briefing, result: { id, writer: briefing.provenance.writer, figures, gaps, tookMs, faults } };
}

async function draftOf(
  services: Services,
  request: Parameters<typeof draftBriefing>[1]['request'],
  signal: AbortSignal | undefined,
): Promise<Briefing> {
  for await (const event of draftBriefing(services, { asker: LOCAL_ASKER, request }, signal)) {
    if (event.type === 'briefing-end') return event.briefing;
    if (event.type === 'briefing-error') throw AktenlageError.fromBody({ error: event.error });
  }
  throw new AktenlageError('internal', 'A draft ended without a result.');
}

async function textsOf(services: Services, { sources }: Briefing): Promise<Map<string, string>> {
  const reader = services.store.as(LOCAL_ASKER);
  const texts = new Map<string, string>();
  for (const id of new Set(sources.map(({ reportId }) => reportId))) {
    const report = await reader.getReport(id);
    if (report !== null) texts.set(id, report.text);
  }
  return texts;
}

function faultsOf(
  figures: BriefingFigures,
  gaps: readonly CheckedGap[],
  { leastReports, readGaps }: Pick<BriefingCase, 'leastReports' | 'readGaps'>,
): string[] {
  const doubtful = gaps.filter(({ isTrue, question }) => !isTrue && !readGaps.includes(question));
  return [
    ...figures.uncited.map((text) => `without a source: ${text}`),
    ...figures.wrongQuotes.map((quote) => `quote that does not stand in its report: ${quote}`),
    ...figures.conflictsMissed.map((sides) => `contradiction not shown: ${sides}`),
    ...figures.repeated.map((text) => `said twice: ${text}`),
    ...(figures.markingIsRight ? [] : [`marking ${figures.marking} is not the highest of the sources`]),
    ...(figures.reports < leastReports ? [`${figures.reports} reports used, ${leastReports} asked for`] : []),
    ...doubtful.map(({ question, nearest }) => `doubtful gap: ${question} (${nearest[0]?.sentence ?? ''})`),
  ];
}

async function writeDraft(out: string, id: string, briefing: Briefing): Promise<void> {
  const { renderDocx } = await import('../../server/briefing/export-docx/render-docx.ts');
  await mkdir(out, { recursive: true });
  const name = path.join(out, id.replace(/[^\p{L}\p{N}.-]+/gu, '-'));
  await writeFile(`${name}.json`, `${JSON.stringify(briefing, null, 1)}\n`);
  await writeFile(`${name}.md`, renderMarkdown(briefing));
  await writeFile(`${name}.docx`, await renderDocx(briefing, null));
}
