import type { AnswerEvent, Attribution, Claim, InterfaceLanguage, StatementKind } from '../domain/index.ts';
import { NOT_IN_THE_RECORD, type WriteRequest, type Writer } from '../ports/writer.ts';
import { identifyQuestionLanguage } from '../text/index.ts';
import { type CheckedEvidence, checkClaim } from './check-claim.ts';
import { plainProse } from './checks/plain-prose.ts';
import { CitationStream, type CitedSentence } from './citation-stream.ts';
import type { CitationLedger, CitedSource } from './cite.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { attributionFor, isWeak } from './source-grade.ts';
import { common, kindOfQuote } from './statement-kind.ts';

/** What the writer's stream became. */
export interface WrittenClaims {
  readonly text: string;
  readonly claims: readonly Claim[];
  /** The writer said that the passages do not hold the answer. */
  readonly notInTheRecord: boolean;
  readonly checkMs: number;
}

/**
 * Reads the writer's stream sentence by sentence: keys become citations, unknown keys are dropped and counted,
 * every sentence is checked before it is shown. Yields events, returns the finished text.
 */
export async function* writeClaims(
  writer: Writer,
  request: WriteRequest,
  ledger: CitationLedger,
  language: InterfaceLanguage,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, WrittenClaims> {
  const state = { text: '', claims: [] as Claim[], notInTheRecord: false, checkMs: 0 };
  const stream = new CitationStream();
  const modelWrites = writer.kind === 'language-model';
  // A model may be made to write anything by a document; the extractive writer's words are the source's own.
  const shown = (sentence: CitedSentence): CitedSentence =>
    modelWrites ? { ...sentence, text: plainProse(sentence.text, language) } : sentence;
  for await (const chunk of writer.write(request, signal)) {
    if (chunk.type === 'usage') continue;
    const sentences: readonly CitedSentence[] =
      chunk.type === 'text'
        ? stream.push(chunk.text)
        : [{ text: chunk.text, markers: chunk.markers, startsLine: true }];
    for (const sentence of sentences) yield* take(shown(sentence), state, ledger, language, modelWrites);
  }
  for (const sentence of stream.end()) yield* take(shown(sentence), state, ledger, language, modelWrites);
  return state;
}

function* take(
  sentence: CitedSentence,
  state: { text: string; claims: Claim[]; notInTheRecord: boolean; checkMs: number },
  ledger: CitationLedger,
  language: InterfaceLanguage,
  modelWrote: boolean,
): Generator<AnswerEvent> {
  if (sentence.text.includes(NOT_IN_THE_RECORD)) {
    state.notInTheRecord = true;
    return;
  }
  if (sentence.text === '') return;
  const started = performance.now();
  const cited = sentence.markers.flatMap(({ key, quote }) => ledger.cite(key, sentence.text, quote) ?? []);
  const numbers = [...new Set(cited.map(({ citation }) => citation.number))];
  const evidence = cited.flatMap(({ citation }) => evidenceOf(ledger.passageOf(citation)));
  const failures = cited.flatMap(({ failure }) => failure ?? []);
  const spoken = identifyQuestionLanguage(sentence.text, language);
  const attribution = attributionOf(sentence.text, spoken, cited, ledger, language);
  const unnamed = modelWrote ? attribution : null;
  const verdict = checkClaim(sentence.text, evidence, failures, spoken, language, unnamed);
  const kind = kindOf(cited, ledger);
  state.checkMs += performance.now() - started;
  for (const source of cited) if (source.isNew) yield { type: 'citation', citation: source.citation };
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
  };
  state.claims.push(claim);
  yield { type: 'text-delta', text: delta };
  yield { type: 'claim', index: state.claims.length - 1, claim };
}

/**
 * A source of better grade lifts the attribution only where it may carry the sentence by itself: cited beside a weak one
 * and saying something else it proves nothing. Across languages it is believed, as nothing more can be checked.
 */
function attributionOf(
  sentence: string,
  spoken: string,
  cited: readonly CitedSource[],
  ledger: CitationLedger,
  language: InterfaceLanguage,
): Attribution | null {
  const sources = cited.map(({ citation }) => citation);
  const weak = sources.filter(isWeak);
  if (weak.length === 0) return null;
  const carries = cited.some(({ citation, failure }) => {
    if (isWeak(citation)) return false;
    const evidence = evidenceOf(ledger.passageOf(citation));
    const { status } = checkClaim(sentence, evidence, failure === null ? [] : [failure], spoken, language);
    return status === 'supported' || status === 'unchecked';
  });
  return carries ? null : attributionFor(sentence, weak);
}

function kindOf(cited: readonly CitedSource[], ledger: CitationLedger): StatementKind | undefined {
  return common(
    cited.map(({ citation }) => {
      const passage = ledger.passageOf(citation)?.passage;
      if (passage === undefined) return undefined;
      const span = { start: citation.start - passage.start, end: citation.end - passage.start };
      return kindOfQuote(passage.text, span, passage.language);
    }),
  );
}

function evidenceOf(entry: RetrievedPassage | undefined): CheckedEvidence[] {
  if (entry === undefined) return [];
  const { passage, report } = entry;
  const frame = [
    report.title,
    report.originator ?? '',
    report.documentNumber ?? '',
    report.publishedOn ?? '',
    ...passage.headingPath,
  ];
  return [
    { text: `${frame.join('\n')}\n${passage.text}`, language: passage.language, passage: passage.text },
  ];
}
