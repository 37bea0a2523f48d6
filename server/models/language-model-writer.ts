import { loadPrompt } from '../../prompts/load-prompts.ts';
import type { InterfaceLanguage } from '../domain/index.ts';
import type { RepairRequest, WriteRequest, Writer, WriterChunk } from '../ports/writer.ts';
import { type ChatEndpoint, completeChat, SEED, streamChat } from './openai/chat-stream.ts';
import type { Deadlines } from './openai/deadlines.ts';
import { formatPassages } from './openai/format-passages.ts';

export interface LanguageModelOptions extends ChatEndpoint {
  /** For the whole answer; 60 s by default. The finer ones below follow from it unless given. */
  readonly timeoutMs?: number;
  /** From the call to the first word; as long as the whole by default. */
  readonly firstTokenTimeoutMs?: number;
  /** Between two words; at most 20 s by default. */
  readonly idleTimeoutMs?: number;
  /** Room for the passages in the prompt, in tokens; 8,000 by default. */
  readonly contextTokens?: number;
}

/**
 * Writes answers with a language model behind an OpenAI-compatible address. Nothing is loaded or sent before
 * the first `write`.
 */
export function createLanguageModelWriter(options: LanguageModelOptions): Writer {
  const totalMs = options.timeoutMs ?? 60_000;
  const deadlines: Deadlines = {
    totalMs,
    firstTokenMs: options.firstTokenTimeoutMs ?? totalMs,
    idleMs: options.idleTimeoutMs ?? Math.min(totalMs, 20_000),
  };
  const contextTokens = options.contextTokens ?? 8000;
  const answer = bothLanguages('answer', ['question', 'asOf', 'passages']);
  const repair = bothLanguages('repair', ['question', 'passages', 'sentence', 'reason']);

  return {
    id: `openai:${options.model}`,
    kind: 'language-model',
    promptVersions: Object.fromEntries(
      [answer.de, answer.en, repair.de, repair.en].map(({ key, version }) => [key, version]),
    ),
    parameters: { temperature: 0, seed: SEED, contextTokens },
    write(
      { question, answerLanguage, asOf, passages, instruction }: WriteRequest,
      signal,
    ): AsyncIterable<WriterChunk> {
      const prompt = answer[answerLanguage].render({
        question: withInstruction(question, instruction, answerLanguage),
        asOf,
        passages: formatPassages(passages, contextTokens),
      });
      return streamChat(options, prompt, { deadlines }, signal);
    },
    repair({ question, answerLanguage, passages, sentence, reason }: RepairRequest, signal) {
      const prompt = repair[answerLanguage].render({
        question,
        passages: formatPassages(passages, contextTokens),
        sentence: inOneLine(sentence),
        reason: inOneLine(reason),
      });
      return completeChat(options, prompt, { deadlines }, signal);
    },
  };
}

const bothLanguages = <const Variable extends string>(id: string, variables: readonly Variable[]) => ({
  de: loadPrompt(id, 'de', variables),
  en: loadPrompt(id, 'en', variables),
});

const WISHES: Record<InterfaceLanguage, string> = {
  de: 'Wunsch der Verfasserin oder des Verfassers zum Text (nur soweit die Textstellen ihn tragen)',
  en: 'What the author wants of the text (only as far as the passages carry it)',
};

/** Beside the question, where the author speaks; the rules of the prompt on passages and citations stay above it. */
const withInstruction = (question: string, wish: string | undefined, language: InterfaceLanguage): string =>
  wish === undefined ? question : `${question}\n${WISHES[language]}: ${inOneLine(wish)}`;

/** What a model wrote may have come out of a document: it cannot open or close a fence. */
const inOneLine = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/</gu, '‹').replace(/>/gu, '›').trim();
