import {
  type Attribution,
  type Claim,
  type ClaimPolicy,
  highestMarking,
  type InterfaceLanguage,
  type LeftOut,
  type Marks,
  type StatementKind,
  tlpOver,
  type Verdict,
} from '../domain/index.ts';
import { NOT_IN_THE_RECORD, type WriteRequest, type Writer } from '../ports/writer.ts';
import { identifyQuestionLanguage } from '../text/index.ts';
import { type CheckedEvidence, checkClaim } from './check-claim.ts';
import { plainProse } from './checks/plain-prose.ts';
import { CitationStream, type CitedSentence } from './citation-stream.ts';
import type { CitationLedger, LocatedSource } from './cite.ts';
import type { JudgeSession } from './judge-claims.ts';
import { attributionOf, evidenceOf, kindOf } from './what-it-rests-on.ts';

/** What the sentences of an answer are checked with, and what follows. */
export interface Settling {
  readonly writer: Writer;
  readonly request: WriteRequest;
  readonly ledger: CitationLedger;
  readonly language: InterfaceLanguage;
  readonly policy: ClaimPolicy;
  /** Asked before a sentence is shown, where the policy depends on it. */
  readonly judge: JudgeSession | null;
  readonly signal: AbortSignal;
}

/** A sentence with the places it cites, before they have numbers. */
export interface Examined {
  readonly sentence: CitedSentence;
  readonly cited: readonly LocatedSource[];
  readonly evidence: readonly CheckedEvidence[];
  /** The highest of what it cites. */
  readonly marks: Marks;
  readonly verdict: Verdict;
  readonly attribution: Attribution | null;
  readonly kind: StatementKind | undefined;
  readonly repairedFrom?: Claim['repairedFrom'];
}

/** Calls of the model to repair sentences of one answer; what fails beyond is marked. */
const MOST_REPAIRS = 4;

/** What may not stand as it is where the policy says more than `flag`. */
const fails = ({ status }: Verdict): boolean =>
  status === 'unsupported' || status === 'contradicted' || status === 'uncited';

/** Checks the sentences of one answer and does with those that fail what the policy says. */
export class SentenceSettler {
  private repairs = 0;
  readonly leftOut: LeftOut[] = [];
  checkMs = 0;

  constructor(private readonly settling: Settling) {}

  /** The sentence as it is to be shown; null where it is left out. */
  async settle(sentence: CitedSentence): Promise<Examined | null> {
    const { policy, writer } = this.settling;
    const first = await this.examine(sentence);
    if (policy === 'flag' || writer.kind === 'extractive' || !fails(first.verdict)) return first;
    const { text } = first.sentence;
    const { verdict } = first;
    if (policy === 'drop') return this.leaveOut({ text, verdict, how: 'dropped' });
    const again = await this.repaired(first);
    if (again === 'withdrawn') return this.leaveOut({ text, verdict, how: 'withdrawn' });
    return again === null ? first : { ...again, repairedFrom: { text, verdict } };
  }

  private leaveOut(sentence: LeftOut): null {
    this.leftOut.push(sentence);
    return null;
  }

  private async examine(written: CitedSentence): Promise<Examined> {
    const { writer, language, ledger, policy, judge } = this.settling;
    const started = performance.now();
    // A model may be made to write anything by a document; the extractive writer's words are the source's own.
    const sentence =
      writer.kind === 'extractive' ? written : { ...written, text: plainProse(written.text, language) };
    const { text } = sentence;
    const cited = sentence.markers.flatMap(({ key, quote }) => ledger.locate(key, text, quote) ?? []);
    const evidence = cited.map(({ entry }) => evidenceOf(entry));
    const reports = cited.map(({ entry }) => entry.report);
    const marks: Marks = {
      marking: highestMarking(reports.map(({ marking }) => marking)),
      ...tlpOver(reports),
    };
    const failures = cited.flatMap(({ failure }) => failure ?? []);
    const spoken = identifyQuestionLanguage(text, language);
    const attribution = attributionOf(text, spoken, cited, language);
    // The extractive writer quotes: what must be said before is said by the page.
    const unnamed = writer.kind === 'language-model' ? attribution : null;
    let verdict = checkClaim(text, evidence, failures, spoken, language, unnamed);
    const kind = kindOf(cited);
    this.checkMs += performance.now() - started;
    if (judge !== null && policy !== 'flag' && !fails(verdict))
      verdict =
        (await judge.verdictsOf([{ text, verdict, evidence: evidence.map((one) => one.text), marks }]))[0] ??
        verdict;
    return { sentence, cited, evidence, marks, verdict, attribution, kind };
  }

  /** Null where nothing better came: the sentence then stays as it was, marked. */
  private async repaired({ sentence, cited, verdict }: Examined): Promise<Examined | 'withdrawn' | null> {
    const { writer, request, signal } = this.settling;
    if (writer.repair === undefined || this.repairs >= MOST_REPAIRS) return null;
    this.repairs++;
    const keys = new Set(cited.map(({ key }) => key));
    const own = request.passages.filter(({ key }) => keys.has(key));
    let reply: string;
    try {
      reply = await writer.repair(
        {
          question: request.question,
          answerLanguage: request.answerLanguage,
          passages: own.length > 0 ? own : request.passages,
          sentence: asWritten(sentence),
          reason: verdict.reason,
        },
        signal,
      );
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      return null;
    }
    if (reply.includes(NOT_IN_THE_RECORD)) return 'withdrawn';
    const stream = new CitationStream();
    const [only, ...others] = [...stream.push(reply), ...stream.end()].filter(({ text }) => text !== '');
    // Asked for one sentence: more would be a new answer that nobody asked for.
    if (only === undefined || others.length > 0) return null;
    const again = await this.examine({ ...only, startsLine: sentence.startsLine });
    return fails(again.verdict) ? null : again;
  }
}

const asWritten = ({ text, markers }: CitedSentence): string =>
  `${text} ${markers.map(({ key, quote }) => (quote === undefined ? `[${key}]` : `[${key} "${quote}"]`)).join('')}`.trim();
