import { z } from 'zod';
import { loadPrompt } from '../../prompts/load-prompts.ts';
import type { ClaimJudge, JudgedClaim, Judgement } from '../ports/claim-judge.ts';
import { type ChatEndpoint, completeChat } from './openai/chat-stream.ts';
import { modelError, rejectedStatus } from './openai/model-error.ts';

export interface LanguageModelJudgeOptions extends ChatEndpoint {
  /** For one call; 20 s by default. */
  readonly timeoutMs?: number;
}

const STATUSES = ['supported', 'partial', 'unsupported', 'contradicted'] as const;
const VerdictsSchema = z.object({
  verdicts: z.array(
    z.object({ n: z.number().int(), reason: z.string().catch(''), verdict: z.enum(STATUSES) }),
  ),
});

/** The reason stands before the verdict: a model that has to say why first judges better than one that justifies. */
const REPLY_SCHEMA = {
  name: 'verdicts',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['verdicts'],
    properties: {
      verdicts: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['n', 'reason', 'verdict'],
          properties: {
            n: { type: 'integer' },
            reason: { type: 'string' },
            verdict: { type: 'string', enum: [...STATUSES] },
          },
        },
      },
    },
  },
} as const;

const LONGEST_REASON = 240;

/**
 * Judges with a language model behind an OpenAI-compatible address. Asks for structured output; a server that rejects
 * `response_format` is asked again without it, and never with it afterwards. What a reply says of a sentence counts only
 * when it says it once.
 */
export function createLanguageModelJudge(options: LanguageModelJudgeOptions): ClaimJudge {
  const totalMs = options.timeoutMs ?? 20_000;
  const deadlines = { totalMs, firstTokenMs: totalMs, idleMs: totalMs };
  const prompts = { de: loadPrompt('judge', 'de', ['claims']), en: loadPrompt('judge', 'en', ['claims']) };
  let structured = true;
  return {
    id: `openai:${options.model}/judge@${prompts.en.version}`,
    promptVersions: { [prompts.de.key]: prompts.de.version, [prompts.en.key]: prompts.en.version },
    async judge(claims, language, signal) {
      const prompt = prompts[language].render({ claims: claims.map(inFence).join('\n\n') });
      const ask = (schema: typeof REPLY_SCHEMA | undefined): Promise<string> =>
        completeChat(options, prompt, { deadlines, schema }, signal);
      if (!structured) return readVerdicts(await ask(undefined), claims.length);
      try {
        return readVerdicts(await ask(REPLY_SCHEMA), claims.length);
      } catch (thrown) {
        const status = rejectedStatus(thrown);
        if (status !== 400 && status !== 422) throw thrown;
        structured = false;
        return readVerdicts(await ask(undefined), claims.length);
      }
    },
  };
}

/** Neither the sentence nor the evidence can close its own fence. */
const inFence = ({ sentence, evidence }: JudgedClaim, index: number): string => {
  const safe = (text: string): string =>
    text.replace(/<(\s*\/?\s*(?:claim|sentence|evidence))/giu, '‹$1').trim();
  return `<claim n="${index + 1}">\n<sentence>${safe(sentence)}</sentence>\n<evidence>\n${safe(evidence)}\n</evidence>\n</claim>`;
};

/** @throws AktenlageError `model-malformed` where the reply holds no verdicts */
function readVerdicts(reply: string, count: number): (Judgement | null)[] {
  const parsed = VerdictsSchema.safeParse(jsonIn(reply));
  if (!parsed.success)
    throw modelError('model-malformed', 'The judging model sent something that is no verdict.');
  return Array.from({ length: count }, (_, index) => {
    const own = parsed.data.verdicts.filter(({ n }) => n === index + 1);
    const [only] = own;
    return only === undefined || own.length > 1
      ? null
      : { status: only.verdict, reason: only.reason.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_REASON) };
  });
}

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
