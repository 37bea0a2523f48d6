import {
  type AnswerEvent,
  type InterfaceLanguage,
  type Provenance,
  type RawOutput,
  toAktenlageError,
} from '../domain/index.ts';
import type { WriteRequest, Writer } from '../ports/writer.ts';
import { CitationLedger } from './cite.ts';
import { OutputTape, taped } from './raw-output.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { type WrittenClaims, writeClaims } from './write-claims.ts';

/** What a writer wrote, and everything that was made of it on the way. */
export interface Draft {
  readonly written: WrittenClaims;
  readonly ledger: CitationLedger;
  readonly writer: Writer;
  readonly fallback: Provenance['fallback'];
  readonly raw: RawOutput;
}

/** Runs the writer; where it fails and a fallback is configured, starts over with that one and says so. */
export async function* writeOrFallBack(
  deps: { readonly writer: Writer; readonly fallbackWriter: Writer | null },
  request: WriteRequest,
  passages: readonly RetrievedPassage[],
  language: InterfaceLanguage,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Draft> {
  const attempt = async function* (writer: Writer, fallback: Draft['fallback']) {
    const ledger = new CitationLedger(request.passages, passages);
    const tape = new OutputTape();
    const written = yield* writeClaims(taped(writer, tape), request, ledger, language, signal);
    return { written, ledger, writer, fallback, raw: tape.output };
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
