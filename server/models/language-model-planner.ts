import { z } from 'zod';
import { loadPrompt } from '../../prompts/load-prompts.ts';
import { AktenlageError } from '../domain/index.ts';
import type {
  FoundForPlanning,
  PlanningRequest,
  PlanningSearch,
  ProposedQuestions,
  SectionPlanner,
} from '../ports/section-planner.ts';
import { type ChatEndpoint, SEED } from './openai/chat-stream.ts';
import { DeadlineWatch } from './openai/deadlines.ts';
import { modelError, toModelError } from './openai/model-error.ts';

export interface LanguageModelPlannerOptions extends ChatEndpoint {
  /** For the whole of it; 60 s by default. */
  readonly timeoutMs?: number;
  /** Searches; 8 by default. */
  readonly mostSearches?: number;
  /** Tokens read and written in all calls together, as the server counts them; 40,000 by default. */
  readonly mostTokens?: number;
}

const ProposalSchema = z.object({
  sections: z
    .array(
      z.object({ id: z.string().max(64), questions: z.array(z.string().min(1).max(1000)).min(1).max(50) }),
    )
    .min(1)
    .max(100),
});

const QuerySchema = z.object({ query: z.string().min(1).max(300) });

const LONGEST_PASSAGE = 600;
/** Of one reply; forty sections of ten questions come near. */
const MOST_REPLY_TOKENS = 4000;

/**
 * An agent whose only tool is the search that it is given. It ends by itself, at the budget of searches or tokens, at the
 * deadline, or when the caller gives up; the calls at the server end with it.
 */
export function createLanguageModelPlanner(options: LanguageModelPlannerOptions): SectionPlanner {
  const { timeoutMs: totalMs = 60_000, mostSearches = 8, mostTokens = 40_000 } = options;
  const load = (name: 'plan' | 'sub-questions') => {
    const of = (language: 'de' | 'en') => loadPrompt(name, language, ['searches', 'most', 'briefing']);
    return { de: of('de'), en: of('en') };
  };
  const all = { questions: load('plan'), 'sub-questions': load('sub-questions') };
  const loaded = [...Object.values(all.questions), ...Object.values(all['sub-questions'])];
  return {
    id: `openai:${options.model}/plan@${all.questions.en.version}`,
    promptVersions: Object.fromEntries(loaded.map(({ key, version }) => [key, version])),
    async propose(request, search, signal) {
      const { task = 'questions' } = request;
      // Beside a draft that waits for it, and once a section: a part of what a whole plan may cost.
      const share = task === 'questions' ? 1 : SUB_QUESTIONS_SHARE;
      const ms = totalMs * share;
      const watch = new DeadlineWatch({ totalMs: ms, firstTokenMs: ms, idleMs: ms }, signal);
      const searches = Math.ceil(mostSearches * share);
      const prompt = all[task][request.language].render({
        searches: String(searches),
        most: String(request.mostQuestions),
        briefing: describe(request),
      });
      try {
        const budget = { search, watch, mostSearches: searches, mostTokens: mostTokens * share };
        const reply = await runAgent(options, prompt, budget);
        return readProposal(reply, request);
      } catch (thrown) {
        throw watch.failure ?? toModelError(thrown, false);
      } finally {
        watch.stop();
      }
    },
  };
}

const SUB_QUESTIONS_SHARE = 0.375;
/** Searches of one step that run beside each other. */
const MOST_AT_ONCE = 2;

interface Budget {
  readonly search: PlanningSearch;
  readonly watch: DeadlineWatch;
  readonly mostSearches: number;
  readonly mostTokens: number;
}

async function runAgent(
  { model, apiKey, baseUrl }: ChatEndpoint,
  prompt: { readonly system: string; readonly user: string },
  { search, watch, mostSearches, mostTokens }: Budget,
): Promise<string> {
  // Importing costs 0.5 s: only who lets a language model plan pays it.
  const [{ createAgent, tool }, { ChatOpenAI }] = await Promise.all([
    import('langchain'),
    import('@langchain/openai'),
  ]);
  const stop = new AbortController();
  // What ended the run from here goes before what LangChain makes of it.
  let ended: AktenlageError | null = null;
  const end = (failure: AktenlageError): AktenlageError => {
    ended ??= failure;
    stop.abort();
    return failure;
  };
  let searches = 0;
  let tokens = 0;
  const record = tool(
    async ({ query }: z.infer<typeof QuerySchema>) => {
      searches++;
      if (searches > mostSearches) return 'No more searches. Answer now.';
      try {
        return fenced(await search(query, watch.signal));
      } catch (thrown) {
        if (thrown instanceof AktenlageError && thrown.code === 'bad-request')
          return 'This query holds no words.';
        // An outage of the record must not reach the model as "nothing found".
        throw end(thrown instanceof AktenlageError ? thrown : modelError('internal', 'The search failed.'));
      }
    },
    { name: 'search', description: 'Searches the record. Returns passages as data.', schema: QuerySchema },
  );
  const agent = createAgent({
    model: new ChatOpenAI({
      model,
      apiKey,
      configuration: { baseURL: baseUrl, logLevel: 'off' },
      temperature: 0,
      maxRetries: 0,
      maxTokens: MOST_REPLY_TOKENS,
      useResponsesApi: false,
      modelKwargs: { seed: SEED },
    }),
    tools: [record],
    systemPrompt: prompt.system,
  });
  try {
    const { messages } = await agent.invoke(
      { messages: [{ role: 'user', content: prompt.user }] },
      {
        signal: AbortSignal.any([watch.signal, stop.signal]),
        // Two steps a search, one call more that is told to answer, and the answer.
        recursionLimit: 2 * (mostSearches + 1) + 2,
        // A model may want a dozen searches in one step; as many at once as wait for the record, and listen for the end.
        maxConcurrency: MOST_AT_ONCE,
        callbacks: [
          {
            handleLLMEnd(output: { generations: readonly (readonly object[])[] }) {
              for (const generation of output.generations.flat()) tokens += tokensOf(generation);
              if (tokens > mostTokens) end(overBudget());
            },
          },
        ],
      },
    );
    if (ended !== null) throw ended;
    const last = messages.at(-1)?.content;
    return typeof last === 'string' ? last : '';
  } catch (thrown) {
    if (ended !== null) throw ended;
    if (thrown instanceof Error && thrown.name === 'GraphRecursionError') throw overBudget();
    throw thrown;
  }
}

const overBudget = (): AktenlageError =>
  modelError('model-interrupted', 'The language model did not come to a plan within its budget.');

function tokensOf(generation: object): number {
  const message = 'message' in generation ? generation.message : null;
  const usage = z.object({ usage_metadata: z.object({ total_tokens: z.number() }) }).safeParse(message);
  return usage.success ? usage.data.usage_metadata.total_tokens : 0;
}

/** Neither a title nor a text can close its own fence. */
function fenced(found: readonly FoundForPlanning[]): string {
  if (found.length === 0) return 'Nothing found.';
  const safe = (text: string): string =>
    text
      .replace(/<(\s*\/?\s*passage)/giu, '‹$1')
      .slice(0, LONGEST_PASSAGE)
      .trim();
  const attribute = (text: string): string => safe(text).replace(/["\n]/gu, "'");
  return found
    .map(
      ({ title, publishedOn, text }) =>
        `<passage title="${attribute(title)}" date="${publishedOn ?? 'unknown'}">\n${safe(text)}\n</passage>`,
    )
    .join('\n\n');
}

const describe = ({ topic, purpose, counterpart, sections }: PlanningRequest): string =>
  JSON.stringify({ topic, purpose, counterpart, sections }, null, 1);

/** @throws AktenlageError `model-malformed` where the reply proposes nothing for any section */
function readProposal(reply: string, { sections, mostQuestions }: PlanningRequest): ProposedQuestions {
  const parsed = ProposalSchema.safeParse(jsonIn(reply));
  const questions: Record<string, readonly string[]> = {};
  for (const { id } of sections) {
    const own = parsed.success ? parsed.data.sections.filter((one) => one.id === id) : [];
    const asked = [...new Set(own.flatMap((one) => one.questions.map(oneLine)))].filter((one) => one !== '');
    if (asked.length > 0) questions[id] = asked.slice(0, mostQuestions);
  }
  if (Object.keys(questions).length === 0) {
    throw modelError('model-malformed', 'The language model sent something that is no plan.');
  }
  return { questions };
}

/** Variables are the template's; a model names what it means. */
const oneLine = (question: string): string => question.replace(/[{}]/gu, '').replace(/\s+/gu, ' ').trim();

/** Models without structured output put words or a code fence around their JSON. */
function jsonIn(reply: string): unknown {
  const [start, end] = [reply.indexOf('{'), reply.lastIndexOf('}')];
  if (start < 0 || end < start) return null;
  try {
    return JSON.parse(reply.slice(start, end + 1));
  } catch {
    return null;
  }
}
