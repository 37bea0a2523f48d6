import type { AnswerEvent, Claim, LeftOut } from '../domain/index.ts';
import { NOT_ANSWERED, NOT_IN_THE_RECORD } from '../ports/writer.ts';
import { plainProse } from './checks/plain-prose.ts';
import { CitationStream, type CitedSentence } from './citation-stream.ts';
import type { Judgeable, JudgeSession } from './judge-claims.ts';
import { type Examined, SentenceSettler, type Settling } from './settle-sentence.ts';

/** What the writer's stream became. */
export interface WrittenClaims {
  readonly text: string;
  readonly claims: readonly Claim[];
  /** The writer said that the passages do not hold the answer. */
  readonly notInTheRecord: boolean;
  /** Parts of the question that the writer says the passages do not hold, in its words. */
  readonly notAnswered: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly checkMs: number;
}

interface State {
  text: string;
  readonly claims: Claim[];
  readonly judgeable: Judgeable[];
  readonly notAnswered: string[];
  notInTheRecord: boolean;
}

const LONGEST_NOT_ANSWERED = 400;

/**
 * Reads the writer's stream sentence by sentence: keys become citations, unknown keys are dropped and counted,
 * every sentence is checked before it is shown. Yields events, returns the finished text.
 */
export async function* writeClaims(settling: Settling): AsyncGenerator<AnswerEvent, WrittenClaims> {
  const { writer, request, signal, judge, policy } = settling;
  const state: State = { text: '', claims: [], judgeable: [], notAnswered: [], notInTheRecord: false };
  const settler = new SentenceSettler(settling);
  const stream = new CitationStream();
  for await (const chunk of writer.write(request, signal)) {
    if (chunk.type === 'usage') continue;
    if (chunk.type === 'not-answered') {
      state.notAnswered.push(chunk.text);
      continue;
    }
    const sentences: readonly CitedSentence[] =
      chunk.type === 'text'
        ? stream.push(chunk.text)
        : [{ text: chunk.text, markers: chunk.markers, startsLine: true }];
    for (const sentence of sentences) yield* take(sentence, state, settler, settling);
  }
  for (const sentence of stream.end()) yield* take(sentence, state, settler, settling);
  if (judge !== null && policy === 'flag') yield* judgeAll(state, judge);
  const { text, claims, notInTheRecord, notAnswered } = state;
  return { text, claims, notInTheRecord, notAnswered, leftOut: settler.leftOut, checkMs: settler.checkMs };
}

async function* take(
  written: CitedSentence,
  state: State,
  settler: SentenceSettler,
  { ledger, language }: Settling,
): AsyncGenerator<AnswerEvent> {
  if (written.text.includes(NOT_IN_THE_RECORD)) {
    state.notInTheRecord = true;
    return;
  }
  const openPart = written.text.indexOf(NOT_ANSWERED);
  if (openPart >= 0) {
    const part = written.text.slice(openPart + NOT_ANSWERED.length).replace(/^[\s:–-]+/u, '');
    if (part !== '') state.notAnswered.push(plainProse(part, language).slice(0, LONGEST_NOT_ANSWERED));
    return;
  }
  if (written.text === '') return;
  const examined = await settler.settle(written);
  if (examined === null || examined.sentence.text === '') return;
  yield* show(examined, state, ledger);
}

function* show(
  { sentence, cited, evidence, marks: borne, verdict, attribution, kind, repairedFrom }: Examined,
  state: State,
  ledger: Settling['ledger'],
): Generator<AnswerEvent> {
  const sources = cited.map((one) => ledger.give(one));
  for (const { citation, isNew } of sources) if (isNew) yield { type: 'citation', citation };
  const numbers = [...new Set(sources.map(({ citation }) => citation.number))];
  const separator = state.text === '' ? '' : sentence.startsLine ? '\n' : ' ';
  const marks = numbers.length === 0 ? '' : ` ${numbers.map((number) => `[${number}]`).join('')}`;
  const start = state.text.length + separator.length;
  const delta = `${separator}${sentence.text}${marks}`;
  state.text += delta;
  const claim: Claim = {
    text: sentence.text,
    start,
    end: start + sentence.text.length,
    citations: numbers,
    verdict,
    ...(attribution === null ? {} : { attribution }),
    ...(kind === undefined ? {} : { kind }),
    ...(repairedFrom === undefined ? {} : { repairedFrom }),
  };
  state.claims.push(claim);
  state.judgeable.push({
    text: sentence.text,
    verdict,
    evidence: evidence.map(({ text }) => text),
    marks: borne,
  });
  yield { type: 'text-delta', text: delta };
  yield { type: 'claim', index: state.claims.length - 1, claim };
}

/** The sentences are shown already; a verdict that the judge changes or adds to is sent again. */
async function* judgeAll(state: State, judge: JudgeSession): AsyncGenerator<AnswerEvent> {
  const verdicts = await judge.verdictsOf(state.judgeable);
  for (const [index, verdict] of verdicts.entries()) {
    const claim = state.claims[index];
    if (claim === undefined || verdict === claim.verdict) continue;
    const judged = { ...claim, verdict };
    state.claims[index] = judged;
    yield { type: 'claim', index, claim: judged };
  }
}
