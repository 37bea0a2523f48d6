import { AktenlageError, isReleased, type Marking } from '../../server/domain/index.ts';
import type { Judgements, ResolvedPassage, ScorableAnswer } from '../scorable.ts';
import { isFactual } from '../scorers/citation-coverage.ts';
import { citedSentences } from '../scorers/support.ts';
import type { JudgePrompt } from './judge-prompt.ts';
import { type VerdictCache, verdictKey } from './verdict-cache.ts';

/** An offline run met a sentence that was never judged: an error, never a pass. */
export class JudgeMiss extends Error {
  override readonly name = 'JudgeMiss';
}

export interface Judge {
  readonly id: string;
  /** Up to which grade its server may be given passages; absent: no limit. */
  readonly releasedUpTo?: Marking;
  /** Score of a sentence against evidence; `null` where the judge made no choice. @throws JudgeMiss, AktenlageError */
  judge(sentence: string, evidence: string, signal?: AbortSignal): Promise<number | null>;
}

export interface JudgeOptions {
  readonly model: string;
  readonly prompt: JudgePrompt;
  readonly cache: VerdictCache;
  /** Asks the model; `null` replays only. */
  readonly ask: ((system: string, user: string, signal?: AbortSignal) => Promise<string>) | null;
}

export function createJudge({ model, prompt, cache, ask }: JudgeOptions): Judge {
  const scoreOf = (choice: string | null): number | null =>
    choice === null ? null : (prompt.choices[choice] ?? null);
  return {
    id: `${model}/${prompt.id}@${prompt.version}`,
    async judge(sentence, evidence, signal) {
      const key = verdictKey(model, prompt.version, sentence, evidence);
      const known = cache.get(key);
      if (known !== null) return scoreOf(known.choice);
      if (ask === null) {
        throw new JudgeMiss(`The judge's verdicts do not hold “${sentence.slice(0, 120)}” (${key}).`);
      }
      const { system, user } = prompt.render({ sentence, evidence: fence(evidence) });
      const reply = await ask(system, user, signal);
      const choice = prompt.readChoice(reply);
      await cache.set({ key, model, prompt: prompt.version, choice, reply });
      return scoreOf(choice);
    },
  };
}

/** Evidence cannot close its own fence. */
const fence = (evidence: string): string => evidence.replace(/<(\/?)(evidence|sentence)>/giu, '‹$1$2›');

export const evidenceText = (passages: readonly ResolvedPassage[]): string =>
  passages.map(({ frame, text }) => `${frame}\n${text}`).join('\n\n');

/** A verdict for every claim that states something and cites something; 0 where what it cites leads nowhere. */
export async function judgeAnswer(
  judge: Judge,
  answer: ScorableAnswer,
  signal?: AbortSignal,
): Promise<Judgements> {
  const claims: (number | null)[] = [];
  for (const { text, passages } of citedSentences(answer)) {
    const resolved = passages.filter((passage) => passage !== null);
    if (!isFactual(text)) claims.push(null);
    else if (resolved.length === 0) claims.push(0);
    // Not shown to a model that is not released for it: this sentence has no score.
    else if (!resolved.every(({ marking }) => isReleased(marking ?? 'STRENG GEHEIM', judge.releasedUpTo)))
      claims.push(null);
    else claims.push(await judge.judge(text, evidenceText(resolved), signal));
  }
  return { judge: judge.id, claims };
}

/** Asks an OpenAI-compatible server, temperature 0. @throws AktenlageError `model-*` */
export function chatClient(
  baseUrl: string,
  apiKey: string,
  model: string,
  timeoutMs: number,
): NonNullable<JudgeOptions['ask']> {
  return async (system, user, signal) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    let response: Response;
    try {
      response = await fetch(`${baseUrl.replace(/\/$/u, '')}/chat/completions`, {
        method: 'POST',
        // A redirect would carry passages to an address that nobody configured.
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({
          model,
          temperature: 0,
          seed: 7,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
        }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
    } catch (thrown) {
      if (signal?.aborted === true) throw thrown;
      throw new AktenlageError('model-unavailable', 'The judge model cannot be reached.', { cause: thrown });
    }
    if (!response.ok) {
      throw new AktenlageError('model-unavailable', `The judge model answered with HTTP ${response.status}.`);
    }
    const body: unknown = await response.json();
    return contentOf(body);
  };
}

function contentOf(body: unknown): string {
  const choice =
    typeof body === 'object' && body !== null && 'choices' in body && Array.isArray(body.choices)
      ? (body.choices[0] as unknown)
      : null;
  const message =
    typeof choice === 'object' && choice !== null && 'message' in choice ? (choice.message as unknown) : null;
  if (
    typeof message === 'object' &&
    message !== null &&
    'content' in message &&
    typeof message.content === 'string'
  ) {
    return message.content;
  }
  throw new AktenlageError('model-unavailable', 'The judge model answered without a message.');
}
