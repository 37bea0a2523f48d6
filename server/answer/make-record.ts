import { createHash } from 'node:crypto';
import type {
  Answer,
  AnswerRecord,
  Claim,
  ClaimPolicy,
  CodeVersion,
  LeftOut,
  Passage,
  Question,
  RawOutput,
  RecordedSentence,
  RetrievalPlan,
} from '../domain/index.ts';
import type { ContextPassage, WriteRequest } from '../ports/writer.ts';
import type { CitationLedger } from './cite.ts';
import type { RetrievedPassage } from './retrieve.ts';

/** How an answer came about, as `answerQuestion` has it in hand when the answer is finished. */
export interface Making {
  readonly answer: Answer;
  /** As it was given. */
  readonly question: Question;
  readonly purpose: NonNullable<WriteRequest['purpose']>;
  readonly instruction?: string | undefined;
  readonly plan: RetrievalPlan;
  readonly context: readonly ContextPassage[];
  readonly retrieved: readonly RetrievedPassage[];
  readonly code: CodeVersion;
  readonly policy: ClaimPolicy;
  /** Null where no writer was called. */
  readonly written: {
    readonly claims: readonly Claim[];
    readonly leftOut: readonly LeftOut[];
    readonly ledger: CitationLedger;
    readonly raw: RawOutput;
  } | null;
}

/** The record that is kept beside an answer. */
export function makeRecord({ answer, written, ...making }: Making): AnswerRecord {
  const { provenance } = answer;
  const hashes = new Map(making.retrieved.map(({ passage, report }) => [passage.id, report.contentHash]));
  return {
    format: 1,
    answerId: answer.id,
    createdAt: answer.createdAt,
    code: making.code,
    question: making.question,
    purpose: making.purpose,
    ...(making.instruction === undefined ? {} : { instruction: making.instruction }),
    plan: making.plan,
    language: answer.language,
    asOf: answer.asOf,
    corpusVersion: provenance.corpusVersion,
    embedder: provenance.embedder,
    reranker: provenance.reranker ?? null,
    passages: making.context.map(({ key, passage, report }) => ({
      key,
      passageId: passage.id,
      reportId: report.id,
      sourceKey: report.sourceKey,
      title: report.title,
      textHash: textHash(passage),
      contentHash: hashes.get(passage.id) ?? null,
    })),
    writer: { id: provenance.writer, kind: provenance.writerKind },
    prompts: Object.entries(provenance.promptVersions).map(([id, stamp]) => ({ id, ...splitStamp(stamp) })),
    parameters: provenance.parameters,
    fallback: provenance.fallback,
    policy: making.policy,
    raw: written?.raw ?? null,
    outcome: { status: answer.status, reason: answer.refusal?.reason ?? null },
    sentences: written === null ? [] : sentencesOf(written.claims, written.ledger),
    ...(written === null || written.leftOut.length === 0 ? {} : { leftOut: [...written.leftOut] }),
    timings: answer.timings,
  };
}

export const textHash = ({ text }: Pick<Passage, 'text'>): string =>
  createHash('sha256').update(text).digest('hex');

/** Sentences with what they quote, told by passage instead of by number: two readings can be compared. */
export function sentencesOf(claims: readonly Claim[], ledger: CitationLedger): RecordedSentence[] {
  const byNumber = new Map(ledger.citations.map((citation) => [citation.number, citation]));
  return claims.map(({ text, citations, verdict }) => ({
    text,
    citations: citations.flatMap((number) => {
      const citation = byNumber.get(number);
      const entry = citation && ledger.passageOf(citation);
      if (citation === undefined || entry === undefined) return [];
      const { start } = entry.passage;
      return [
        {
          passageId: citation.passageId,
          start: citation.start - start,
          end: citation.end - start,
          quote: citation.quote,
        },
      ];
    }),
    verdict,
  }));
}

/** `1.0@4f0c1a…` → version and hash. */
function splitStamp(stamp: string): { version: string; hash: string } {
  const at = stamp.lastIndexOf('@');
  return at < 0 ? { version: stamp, hash: '' } : { version: stamp.slice(0, at), hash: stamp.slice(at + 1) };
}
