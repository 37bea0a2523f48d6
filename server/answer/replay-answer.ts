import {
  AktenlageError,
  type AnswerRecord,
  type Asker,
  type CodeVersion,
  type RecordedSentence,
  type Replay,
  type ReplayedPassage,
  type ReplayedSentence,
} from '../domain/index.ts';
import type { PassageWithReport, ReportReader } from '../ports/store.ts';
import type { ContextPassage, Writer } from '../ports/writer.ts';
import { CitationLedger } from './cite.ts';
import { JudgeSession } from './judge-claims.ts';
import { sentencesOf, textHash } from './make-record.ts';
import { playBack, playBackJudge, playBackRepairs } from './raw-output.ts';
import { type ReplaySearchDependencies, replaySearch } from './replay-search.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { writeClaims } from './write-claims.ts';

export interface ReplayDependencies extends ReplaySearchDependencies {
  readonly codeVersion: CodeVersion;
}

export interface ReplayRequest {
  readonly asker: Asker;
  readonly answerId: string;
  /** Retrieve anew and compare, too. */
  readonly search: boolean;
}

/**
 * Reads again what the writer wrote then, with the product's own parser and checks and the texts that the passages have
 * now. No model is called and nothing is stored. Disagreements are found from the question, not from the writer's text:
 * they are no part of it.
 *
 * @throws AktenlageError `not-found` for an answer that the asker may not see, and for one without a record
 */
export async function replayAnswer(
  deps: ReplayDependencies,
  { asker, answerId, search }: ReplayRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Replay> {
  const reader = deps.store.as(asker);
  const record = await reader.getAnswerRecord(answerId);
  if (record === null) throw await whyNoRecord(reader, answerId);
  const { passages, present } = await meetPassages(reader, record);
  const now = record.raw === null ? [] : await readAgain(record, present, signal);
  const sentences = pair(record.sentences, now);
  const status = {
    before: record.outcome.status,
    // As in `answerQuestion`: without a single citation nothing was answered.
    now: now.some(({ citations }) => citations.length > 0) ? ('answered' as const) : ('refused' as const),
  };
  const found = search ? await replaySearch(deps, asker, record, signal) : null;
  const cut = record.raw?.cut ?? false;
  return {
    answerId,
    question: record.question.question,
    createdAt: record.createdAt,
    identical:
      !cut &&
      status.before === status.now &&
      sentences.every(({ same }) => same.text && same.citations && same.verdict) &&
      passages.every(({ state }) => state === 'same') &&
      (found?.identical ?? true),
    code: { before: record.code, now: deps.codeVersion },
    writer: record.writer.id,
    written: record.raw !== null,
    cut,
    status,
    sentences,
    passages,
    search: found,
  };
}

/** An answer of the asker's own from before records were kept may say so; of every other nothing is said. */
async function whyNoRecord(reader: ReportReader, answerId: string): Promise<AktenlageError> {
  const answer = await reader.getAnswer(answerId);
  return new AktenlageError(
    'not-found',
    answer === null
      ? 'This answer was not found.'
      : 'No record was kept of this answer: it was given before answers had one.',
  );
}

interface Present extends PassageWithReport {
  readonly key: string;
}

/** What became of each recorded passage, and those that are there, with the text of now. */
async function meetPassages(
  reader: ReportReader,
  record: AnswerRecord,
): Promise<{ passages: ReplayedPassage[]; present: Present[] }> {
  const entries = await reader.getPassages(record.passages.map(({ passageId }) => passageId));
  const byId = new Map(entries.map((entry) => [entry.passage.id, entry]));
  const hashes = new Map(entries.map(({ report }) => [report.id, report.contentHash]));
  for (const { reportId } of record.passages) {
    if (hashes.has(reportId)) continue;
    const report = await reader.getReport(reportId);
    if (report !== null) hashes.set(reportId, report.contentHash);
  }
  const passages = record.passages.map(({ textHash: hash, contentHash, ...recorded }): ReplayedPassage => {
    const entry = byId.get(recorded.passageId);
    const reportHash = hashes.get(recorded.reportId);
    const there = textHashOf(entry);
    const state =
      there === hash ? 'same' : there !== null ? 'changed' : reportHash === undefined ? 'gone' : 'removed';
    return { ...recorded, state, reportChanged: reportHash !== undefined && reportHash !== contentHash };
  });
  const present = record.passages.flatMap(({ key, passageId }) => {
    const entry = byId.get(passageId);
    return entry === undefined ? [] : [{ ...entry, key }];
  });
  return { passages, present };
}

const textHashOf = (entry: PassageWithReport | undefined): string | null =>
  entry === undefined ? null : textHash(entry.passage);

/** A passage that is gone is in no ledger: what cited it loses its citation, nothing takes its place. */
async function readAgain(
  record: AnswerRecord,
  present: readonly Present[],
  signal: AbortSignal,
): Promise<RecordedSentence[]> {
  const { raw, language } = record;
  if (raw === null) return [];
  const context: ContextPassage[] = present.map((entry) => ({ ...entry, score: 0 }));
  const retrieved: RetrievedPassage[] = present.map((entry) => ({
    ...entry,
    score: 0,
    parts: {},
    shares: {},
    closeness: 1,
  }));
  const ledger = new CitationLedger(context, retrieved);
  const writer: Writer = {
    ...record.writer,
    promptVersions: {},
    parameters: record.parameters,
    write: () => playBack(raw),
    repair: playBackRepairs(raw),
  };
  const judge = playBackJudge(raw);
  const request = {
    question: record.plan.question,
    questionLanguage: record.plan.language,
    answerLanguage: language,
    asOf: record.asOf,
    passages: context,
    purpose: record.purpose,
  };
  const reading = writeClaims({
    writer,
    request,
    ledger,
    language,
    policy: record.policy ?? 'flag',
    judge: judge && new JudgeSession(judge, language, signal),
    signal,
  });
  for (;;) {
    const step = await reading.next();
    if (step.done) return sentencesOf(step.value.claims, ledger);
  }
}

/** The same output gives the same sentences in the same order, unless the parser has changed. */
function pair(before: readonly RecordedSentence[], now: readonly RecordedSentence[]): ReplayedSentence[] {
  const count = Math.max(before.length, now.length);
  return Array.from({ length: count }, (_, index) => {
    const [one, other] = [before[index] ?? null, now[index] ?? null];
    return {
      before: one,
      now: other,
      same: {
        text: one?.text === other?.text,
        citations: placesOf(one) === placesOf(other),
        verdict:
          one?.verdict.status === other?.verdict.status &&
          one?.verdict.method === other?.verdict.method &&
          one?.verdict.reason === other?.verdict.reason,
      },
    };
  });
}

const placesOf = (sentence: RecordedSentence | null): string =>
  JSON.stringify(
    sentence?.citations.map(({ passageId, start, end, quote }) => [passageId, start, end, quote]) ?? null,
  );
