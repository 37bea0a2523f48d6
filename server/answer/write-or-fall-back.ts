import {
  type AnswerEvent,
  type ClaimPolicy,
  type InterfaceLanguage,
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
  try {
    return yield* attempt(deps.writer, null);
  } catch (thrown) {
    const error = toAktenlageError(thrown);
    if (deps.fallbackWriter === null || !error.code.startsWith('model-') || signal.aborted) throw error;
    yield { type: 'fallback', code: error.code, message: error.message };
    const fallback = { from: deps.writer.id, code: error.code, message: error.message };
    return yield* attempt(deps.fallbackWriter, fallback);
  }
}
