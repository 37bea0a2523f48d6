import {
  type Answer,
  type ClaimPolicy,
  type Disagreement,
  type Gap,
  highestMarking,
  type Provenance,
  type Report,
  type TermNote,
  tlpOver,
} from '../domain/index.ts';
import type { CorpusSummary } from '../ports/store.ts';
import type { ContextPassage, Writer } from '../ports/writer.ts';
import { closestSentences } from './closest-sentences.ts';
import { refuse } from './refuse.ts';
import type { Retrieval, RetrievedPassage } from './retrieve.ts';
import type { Candidate } from './select-sentences.ts';
import { type Draft, heldBackFrom } from './write-or-fall-back.ts';

/** What is known of an answer before anything is written. */
export interface AnswerFrame {
  readonly base: Pick<
    Answer,
    'id' | 'conversationId' | 'question' | 'language' | 'retrieved' | 'retrieval' | 'asOf' | 'createdAt'
  >;
  readonly summary: CorpusSummary;
  readonly retrieval: Retrieval;
  readonly context: readonly ContextPassage[];
  readonly candidates: readonly Candidate[];
  /** Who is asked to write, unless another stood in. */
  readonly writer: Writer;
  readonly embedderId: string;
  readonly corpusVersion: string;
  readonly policy: ClaimPolicy;
  /** `performance.now()` at the beginning. */
  readonly started: number;
  readonly retrieveMs: number;
}

/** What was seen in the finished draft. */
export interface DraftFindings {
  readonly disagreements: Disagreement[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly TermNote[];
  /** Took so many milliseconds. */
  readonly ms: number;
}

/** Shown where nothing came close: as many as the page lists. */
const FIRST_FOUND = 3;

/** @param draft null where nothing was written */
export function refusedAnswer(
  frame: AnswerFrame,
  reason: Parameters<typeof refuse>[0],
  draft: Draft | null,
): Answer {
  const { base, summary, retrieval, candidates, started, retrieveMs } = frame;
  const closest = closestSentences(candidates);
  const shown = shownBy(closest, retrieval.passages);
  return {
    ...base,
    status: 'refused',
    refusal: { ...refuse(reason, summary, candidates[0]?.missing ?? [], base.language), closest },
    text: '',
    claims: [],
    citations: [],
    disagreements: [],
    ...leftOutOf(draft),
    ...heldBackOf(draft, frame.context),
    marking: highestMarking(shown.map(({ marking }) => marking)),
    ...tlpOver(shown),
    provenance: provenanceOf(frame, draft),
    timings: timings(started, retrieveMs, draft),
  };
}

export function writtenAnswer(frame: AnswerFrame, draft: Draft, findings: DraftFindings): Answer {
  const { written, ledger } = draft;
  const { disagreements, gaps, notes, ms } = findings;
  return {
    ...frame.base,
    status: 'answered',
    text: written.text,
    claims: [...written.claims],
    citations: ledger.citations,
    disagreements,
    ...leftOutOf(draft),
    ...heldBackOf(draft, frame.context),
    ...(gaps.length === 0 ? {} : { gaps: [...gaps] }),
    ...(notes.length === 0 ? {} : { notes: [...notes] }),
    marking: highestMarking(ledger.citations.map((citation) => citation.marking)),
    ...tlpOver(ledger.citations),
    provenance: provenanceOf(frame, draft),
    timings: timings(frame.started, frame.retrieveMs, draft, ms),
  };
}

/** The reports whose words a refusal shows: of the sentences that came closest, and those that were found first. */
function shownBy(
  closest: readonly { readonly passageId: string }[],
  passages: readonly RetrievedPassage[],
): Report[] {
  const quoted = new Set(closest.map(({ passageId }) => passageId));
  return passages
    .filter(({ passage }, place) => place < FIRST_FOUND || quoted.has(passage.id))
    .map(({ report }) => report);
}

function provenanceOf(frame: AnswerFrame, draft: Draft | null): Provenance {
  const writer = draft?.writer ?? frame.writer;
  return {
    writer: writer.id,
    writerKind: writer.kind,
    fallback: draft?.fallback ?? null,
    embedder: frame.embedderId,
    reranker: frame.retrieval.rerankedBy,
    promptVersions: { ...writer.promptVersions, ...draft?.judge?.judge.promptVersions },
    corpusVersion: frame.corpusVersion,
    parameters: { ...writer.parameters },
    unknownKeys: draft?.ledger.unknownKeys ?? 0,
    policy: frame.policy,
    judge: draft?.judge?.record ?? null,
  };
}

const leftOutOf = (draft: Draft | null): Pick<Answer, 'leftOut'> =>
  draft === null || draft.written.leftOut.length === 0 ? {} : { leftOut: [...draft.written.leftOut] };

const heldBackOf = (draft: Draft | null, passages: readonly ContextPassage[]): Pick<Answer, 'heldBack'> => {
  const held = draft === null ? 0 : heldBackFrom(draft.writer, { passages });
  const releasedUpTo = draft?.writer.releasedUpTo;
  return held === 0 || releasedUpTo === undefined ? {} : { heldBack: { passages: held, releasedUpTo } };
};

export function presentRetrieved({
  passage,
  report,
  score,
  parts,
}: RetrievedPassage): Answer['retrieved'][number] {
  return {
    passageId: passage.id,
    reportId: report.id,
    sourceKey: report.sourceKey,
    title: report.title,
    page: passage.pageFrom,
    text: passage.text,
    score,
    parts: { ...parts },
  };
}

function timings(
  started: number,
  retrieveMs: number,
  draft: Draft | null,
  disagreementMs = 0,
): Answer['timings'] {
  const totalMs = performance.now() - started;
  const checkMs = (draft?.written.checkMs ?? 0) + disagreementMs;
  return { retrieveMs, writeMs: Math.max(0, totalMs - retrieveMs - checkMs), checkMs, totalMs };
}
