import {
  AktenlageError,
  type AnswerEvent,
  type ClaimPolicy,
  type InterfaceLanguage,
  isReleased,
  type Provenance,
  type RawOutput,
  toAktenlageError,
} from '../domain/index.ts';
import type { ClaimJudge } from '../ports/claim-judge.ts';
import type { WriteRequest, Writer } from '../ports/writer.ts';
import { CitationLedger } from './cite.ts';
import { JudgeSession } from './judge-claims.ts';
import { OutputTape, taped, tapedJudge } from './raw-output.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { type WrittenClaims, writeClaims } from './write-claims.ts';

/** What a writer wrote, and everything that was made of it on the way. */
export interface Draft {
  readonly written: WrittenClaims;
  readonly ledger: CitationLedger;
  readonly writer: Writer;
  readonly fallback: Provenance['fallback'];
  readonly judge: JudgeSession | null;
  readonly raw: RawOutput;
}

export interface WritingDependencies {
  readonly writer: Writer;
  readonly fallbackWriter: Writer | null;
  readonly judge?: ClaimJudge | null | undefined;
  readonly policy?: ClaimPolicy | undefined;
}

/** Runs the writer; where it fails and a fallback is configured, starts over with that one and says so. */
export async function* writeOrFallBack(
  deps: WritingDependencies,
  request: WriteRequest,
  passages: readonly RetrievedPassage[],
  language: InterfaceLanguage,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Draft> {
  const attempt = async function* (writer: Writer, fallback: Draft['fallback']) {
    const ledger = new CitationLedger(request.passages, passages);
    const tape = new OutputTape();
    // The words of the extractive writer are the sources' own: nothing to judge.
    const judge =
      deps.judge && writer.kind !== 'extractive'
        ? new JudgeSession(tapedJudge(deps.judge, tape), language, signal)
        : null;
    const policy = deps.policy ?? 'flag';
    const written = yield* writeClaims({
      writer: taped(writer, tape),
      request,
      ledger,
      language,
      policy,
      judge,
      signal,
    });
    return { written, ledger, writer, fallback, judge, raw: tape.output };
  };
  const { writer, fallbackWriter } = deps;
  const instead = async function* (error: AktenlageError, second: Writer) {
    yield { type: 'fallback' as const, code: error.code, message: error.message };
    return yield* attempt(second, { from: writer.id, code: error.code, message: error.message });
  };
  const held = heldBackFrom(writer, request);
  // A section of a briefing has no place to say that its text rests on a part of the record only.
  if (held > 0 && request.purpose === 'section' && fallbackWriter !== null)
    return yield* instead(notReleased(writer), fallbackWriter);
  let draft: Draft;
  try {
    draft = yield* attempt(writer, null);
  } catch (thrown) {
    const error = toAktenlageError(thrown);
    if (fallbackWriter === null || !error.code.startsWith('model-') || signal.aborted) throw error;
    return yield* instead(error, fallbackWriter);
  }
  // That it found nothing in what it was given says nothing of the rest.
  const foundNothing = draft.written.claims.every(({ citations }) => citations.length === 0);
  if (held > 0 && foundNothing && fallbackWriter !== null)
    return yield* instead(notReleased(writer), fallbackWriter);
  return draft;
}

/** How many of the passages are graded above what the writer is released for; the composition root keeps them from it. */
export const heldBackFrom = (
  { releasedUpTo }: Writer,
  { passages }: Pick<WriteRequest, 'passages'>,
): number => passages.filter(({ report }) => !isReleased(report.marking, releasedUpTo)).length;

const notReleased = ({ releasedUpTo }: Writer): AktenlageError =>
  new AktenlageError(
    'model-not-released',
    `The language model is released up to ${releasedUpTo ?? 'OFFEN'}; passages found for the question are graded higher.`,
  );
