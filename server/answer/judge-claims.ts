import {
  type InterfaceLanguage,
  type Marks,
  type Provenance,
  toAktenlageError,
  type Verdict,
} from '../domain/index.ts';
import type { ClaimJudge, Judgement } from '../ports/claim-judge.ts';
import { plainProse } from './checks/plain-prose.ts';
import { message } from './messages.ts';

/** A sentence with the verdict of the rules and the text of what it cites. */
export interface Judgeable {
  readonly text: string;
  readonly verdict: Verdict;
  readonly evidence: readonly string[];
  /** The highest of what it cites. */
  readonly marks?: Marks;
}

/** Sentences in one call, and the characters of their evidence: about 5,000 tokens. */
const BATCH = 6;
const BATCH_CHARACTERS = 16_000;

/** What the rules find by comparing letter by letter: no model overrules that a figure is missing or a quote invented. */
const CERTAIN_METHODS = new Set(['numbers', 'citation', 'verbatim', 'injection', 'grade']);
const SEVERITY = { supported: 0, unchecked: 1, partial: 2, uncited: 3, unsupported: 3, contradicted: 4 };

/** The judge of one answer: asks in batches, keeps count, and never fails the answer. */
export class JudgeSession {
  private judged = 0;
  private disagreements = 0;
  private failure: { code: string; message: string } | null = null;

  constructor(
    readonly judge: ClaimJudge,
    private readonly language: InterfaceLanguage,
    private readonly signal: AbortSignal,
  ) {}

  get record(): NonNullable<Provenance['judge']> {
    const { judged, disagreements, failure } = this;
    return { id: this.judge.id, judged, disagreements, failure };
  }

  /**
   * The verdicts with what the judge says of them, in their order. What stands in the source word for word, and what cites
   * nothing, is not asked. After a failure nothing more is asked in this answer, and the verdicts of the rules stand.
   */
  async verdictsOf(claims: readonly Judgeable[]): Promise<Verdict[]> {
    const verdicts = claims.map(({ verdict }) => verdict);
    for (const batch of batches(claims)) {
      if (this.failure !== null) break;
      try {
        const said = await this.judge.judge(
          batch.map(({ claim: { text, evidence, marks } }) => ({
            sentence: text,
            evidence: evidence.join('\n\n'),
            ...(marks === undefined ? {} : { marks }),
          })),
          this.language,
          this.signal,
        );
        batch.forEach(({ claim, index }, place) => {
          const judgement = said[place];
          if (judgement) verdicts[index] = this.combine(claim.verdict, judgement);
        });
      } catch (thrown) {
        if (this.signal.aborted) throw thrown;
        const { code, message: text } = toAktenlageError(thrown);
        this.failure = { code, message: text };
      }
    }
    return verdicts;
  }

  private combine(verdict: Verdict, judgement: Judgement): Verdict {
    this.judged++;
    const combined = combine(verdict, judgement, this.language);
    if (combined.judge?.agrees === false) this.disagreements++;
    return combined;
  }
}

/**
 * The graver of the two counts, but for this: where the rules could not compare (another language) or missed words, the
 * judge may say that the passage carries the sentence. Where both differ, both are kept.
 */
export function combine(verdict: Verdict, said: Judgement, language: InterfaceLanguage): Verdict {
  const reason = plainProse(said.reason, language);
  const couldNotTell = verdict.status === 'unchecked';
  const agrees = couldNotTell || (verdict.status === 'supported') === (said.status === 'supported');
  const judge = { status: said.status, reason, agrees };
  const worse = SEVERITY[said.status] > SEVERITY[verdict.status];
  const lifted = said.status === 'supported' && (couldNotTell || isWordsOnly(verdict));
  if (worse || lifted)
    return {
      status: said.status,
      method: 'judge',
      reason: message(said.status === 'supported' ? 'judgeCarries' : 'judgeDoubts', language, { reason }),
      judge,
    };
  return { ...verdict, judge };
}

/** Words or names were not found again: that is how a paraphrase looks. */
const isWordsOnly = ({ status, method }: Verdict): boolean =>
  status === 'partial' && (method === 'overlap' || method === 'names');

function batches(claims: readonly Judgeable[]): { claim: Judgeable; index: number }[][] {
  const all: { claim: Judgeable; index: number }[][] = [];
  let characters = 0;
  claims.forEach((claim, index) => {
    if (claim.evidence.length === 0 || isSettled(claim.verdict)) return;
    const own = claim.evidence.reduce((sum, text) => sum + text.length, claim.text.length);
    const open = all.at(-1);
    if (open === undefined || open.length >= BATCH || characters + own > BATCH_CHARACTERS) {
      all.push([{ claim, index }]);
      characters = own;
    } else {
      open.push({ claim, index });
      characters += own;
    }
  });
  return all;
}

/** Verbatim, or refuted by what no model can see better. */
const isSettled = ({ status, method }: Verdict): boolean =>
  CERTAIN_METHODS.has(method) && status !== 'unchecked' && status !== 'partial';
