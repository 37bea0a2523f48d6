import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseTemplate } from '../../prompts/load-templates.ts';
import { answerQuestion } from '../../server/answer/answer-question.ts';
import { createDraftDesk } from '../../server/briefing/draft-desk.ts';
import { readConfig } from '../../server/config.ts';
import { type Briefing, LOCAL_ASKER } from '../../server/domain/index.ts';
import type { Writer } from '../../server/ports/writer.ts';
import type { Services } from '../../server/services.ts';
import { loadCases } from '../load-cases.ts';
import { quantile } from '../stats/interval.ts';
import { openWorkspace } from '../workspace.ts';
import type { Benchmark } from './figure.ts';

const SECTIONS = 40;
const PARALLEL = 4;
const ROUNDS = 3;
const SAMPLE_MS = 100;

/**
 * A briefing of 40 sections, each asking one question of the evaluation set, against the same questions asked one
 * after the other in the same run. Embedded database, extractive writer, through the desk that the server drafts by.
 */
export const briefingBenchmark: Benchmark = {
  name: 'briefing',
  about: `a briefing of ${SECTIONS} sections, ${PARALLEL} in parallel / one answer`,
  async run({ root, corpus, onProgress }) {
    const { cases } = await loadCases(corpus.cases);
    const questions = chooseQuestions(cases.map(({ question }) => question));
    const workspace = await openWorkspace({
      config: readConfig(),
      corpus: corpus.documents,
      cacheDir: path.join(root, 'eval/runs/.cache'),
      root,
      onProgress,
    });
    try {
      const { services } = workspace;
      // Warms model, database and what is kept of each passage, for both alike.
      for (const question of questions) await timeAnswer(services, question);
      const before = process.memoryUsage().rss / MEGABYTE;
      const alone: number[] = [];
      const drafts: { seconds: number; peak: number; briefing: Briefing }[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        onProgress(`round ${round} of ${ROUNDS}`);
        for (const question of questions) alone.push(await timeAnswer(services, question));
        drafts.push(await timeDraft(services, questions));
      }
      onProgress('with a writer that takes a second');
      const slow = { ...services, writer: takingASecond(services.writer) };
      const slowAlone = [];
      for (const question of questions.slice(0, 5)) slowAlone.push(await timeAnswer(slow, question));
      const slowDraft = await timeDraft(slow, questions);
      const answer = { name: 'one answer, alone', value: median(alone) };
      const slowAnswer = { name: 'one answer, alone', value: median(slowAlone) };
      const seconds = median(drafts.map((draft) => draft.seconds));
      const eachOf = (total: number) => (total * 1000) / SECTIONS;
      return {
        figures: [
          { name: `${SECTIONS} sections, ${PARALLEL} in parallel`, value: seconds, unit: 's' },
          { name: 'time a section', value: eachOf(seconds), unit: 'ms', baseline: answer },
          { name: 'the same, with a writer that takes 1 s', value: slowDraft.seconds, unit: 's' },
          { name: 'time a section', value: eachOf(slowDraft.seconds), unit: 'ms', baseline: slowAnswer },
          {
            name: 'highest resident memory while drafting',
            value: Math.max(...drafts.map(({ peak }) => peak)),
            unit: 'MB',
            baseline: { name: 'the same process before', value: before },
          },
        ],
        note: `${corpus.name}, ${ROUNDS} rounds, medians; ${describe(drafts.at(-1)?.briefing)}`,
      };
    } finally {
      await workspace.dispose();
    }
  },
};

/** As a language model does, which works elsewhere meanwhile. */
const takingASecond = (writer: Writer): Writer => ({
  ...writer,
  id: writer.id,
  kind: writer.kind,
  async *write(request, signal) {
    await sleep(1000, undefined, { signal });
    yield* writer.write(request, signal);
  },
});

const MEGABYTE = 1024 * 1024;

const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** As many as there are sections; a smaller set comes again. */
const chooseQuestions = (all: readonly string[]): string[] =>
  Array.from({ length: SECTIONS }, (_, index) => all[index % all.length] ?? '');

async function timeAnswer(services: Services, question: string): Promise<number> {
  const started = performance.now();
  const asked = { asker: LOCAL_ASKER, question: { question }, purpose: 'section' } as const;
  for await (const event of answerQuestion(services, asked)) {
    if (event.type === 'answer-end') return performance.now() - started;
    if (event.type === 'answer-error') throw new Error(`${event.error.code}: ${event.error.message}`);
  }
  throw new Error('The answer stream ended without a terminal event.');
}

async function timeDraft(services: Services, questions: readonly string[]) {
  const desk = createDraftDesk(
    { ...services, loadTemplates: async () => ({ templates: [template()], problems: [] }) },
    {
      parallel: PARALLEL,
      onProblem: (thrown) => {
        throw thrown;
      },
    },
  );
  let peak = 0;
  let done = false;
  const sampling = (async () => {
    while (!done) {
      peak = Math.max(peak, process.memoryUsage().rss / MEGABYTE);
      await sleep(SAMPLE_MS);
    }
  })();
  try {
    const started = performance.now();
    const id = await desk.begin(LOCAL_ASKER, {
      topic: 'Benchmark',
      template: 'benchmark',
      questions: Object.fromEntries(questions.map((question, index) => [sectionId(index), [question]])),
    });
    for await (const event of desk.watch(LOCAL_ASKER, id, new AbortController().signal)) {
      if (event.type === 'briefing-error') throw new Error(`${event.error.code}: ${event.error.message}`);
      if (event.type === 'briefing-end') {
        return { seconds: (performance.now() - started) / 1000, peak, briefing: event.briefing };
      }
    }
    throw new Error('The draft ended without a terminal event.');
  } finally {
    done = true;
    await sampling;
    await desk.close();
  }
}

const sectionId = (index: number): string => `section-${index + 1}`;

/** What it asks is put in its place by the request. */
function template() {
  const front = {
    id: 'benchmark',
    version: '1.0',
    language: 'en',
    title: 'Benchmark',
    audience: 'bench',
    sections: Array.from({ length: SECTIONS }, (_, index) => ({
      id: sectionId(index),
      title: `Section ${index + 1}`,
      purpose: 'Measured.',
      mandatory: true,
      questions: ['{{topic}}?'],
    })),
  };
  const parsed = parseTemplate(`---\n${JSON.stringify(front)}\n---\n`, front.id);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.template;
}

const describe = (briefing: Briefing | undefined): string =>
  briefing === undefined
    ? ''
    : `${briefing.sections.filter(({ answerIds }) => answerIds.length > 0).length} sections answered`;
