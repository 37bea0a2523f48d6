import { checkClaim } from '../../answer/check-claim.ts';
import { CitationLedger, type LocatedSource } from '../../answer/cite.ts';
import { contextOf } from '../../answer/context.ts';
import { JudgeSession } from '../../answer/judge-claims.ts';
import type { RetrievedPassage } from '../../answer/retrieve.ts';
import { attributionOf, evidenceOf, kindOf } from '../../answer/what-it-rests-on.ts';
import { AktenlageError, type Citation, type Claim, type InterfaceLanguage } from '../../domain/index.ts';
import type { ClaimJudge } from '../../ports/claim-judge.ts';
import type { PassageWithReport, ReportReader } from '../../ports/store.ts';
import { identifyQuestionLanguage } from '../../text/index.ts';
import { workTexts } from './messages.ts';
import type { SourceNumbers } from './source-numbers.ts';

export interface SentenceToCheck {
  readonly text: string;
  /** Sources of the briefing that it is to cite. */
  readonly kept: readonly Citation[];
  /** Passages of the record that it is to cite as well. */
  readonly passages: readonly { readonly passageId: string; readonly quote?: string | undefined }[];
  readonly language: InterfaceLanguage;
}

export interface CheckingDependencies {
  readonly reader: ReportReader;
  readonly judge?: ClaimJudge | null | undefined;
}

export type UnplacedClaim = Omit<Claim, 'start' | 'end'>;

/**
 * The check of every answer, on a sentence that a person wrote: rules first, then the judging model where there is one.
 * What a source said when it was cited does not count, only what stands in the record now.
 *
 * @throws AktenlageError `not-found` for a passage that does not exist or that the asker may not see: the same words
 */
export async function checkSentence(
  { reader, judge }: CheckingDependencies,
  { text, kept, passages, language }: SentenceToCheck,
  numbers: SourceNumbers,
  signal: AbortSignal = new AbortController().signal,
): Promise<UnplacedClaim> {
  const standing = await stillStanding(reader, kept);
  const added = await locate(reader, text, passages);
  const cited = [...standing, ...added.map(({ located }) => located)];
  const citations = [
    ...new Set([
      ...kept.map(({ number }) => number),
      ...added.map(({ citation }) => numbers.numberOf(citation)),
    ]),
  ];
  if (cited.length === 0 && kept.length > 0) {
    const verdict = {
      status: 'unsupported',
      method: 'citation',
      reason: workTexts(language).sourceGone,
    } as const;
    return { text, citations, verdict };
  }
  const evidence = cited.map(({ entry }) => evidenceOf(entry));
  const failures = cited.flatMap(({ failure }) => failure ?? []);
  const spoken = identifyQuestionLanguage(text, language);
  const attribution = attributionOf(text, spoken, cited, language);
  const words = checkClaim(text, evidence, failures, spoken, language);
  // Quoted word for word the page names the weak source before it; a person's own words have to.
  const ruled =
    words.method === 'verbatim' ? words : checkClaim(text, evidence, failures, spoken, language, attribution);
  const [judged] =
    judge && evidence.length > 0
      ? await new JudgeSession(judge, language, signal).verdictsOf([
          { text, verdict: ruled, evidence: evidence.map((one) => one.text) },
        ])
      : [];
  const kind = kindOf(cited);
  return {
    text,
    citations,
    verdict: judged ?? ruled,
    ...(attribution === null ? {} : { attribution }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** The places that are still in the record, under the rights of the asker. */
async function stillStanding(reader: ReportReader, kept: readonly Citation[]): Promise<LocatedSource[]> {
  const there = byId(await reader.getPassages([...new Set(kept.map(({ passageId }) => passageId))]));
  const located: LocatedSource[] = [];
  for (const citation of kept) {
    const entry = there.get(citation.passageId) ?? (await movedTo(reader, citation));
    if (entry === null) continue;
    const start = Math.max(0, entry.passage.text.indexOf(citation.quote));
    const span = { start, end: start + citation.quote.length };
    located.push({ entry: asRetrieved(entry), key: '', span, failure: null });
  }
  return located;
}

/** A report that was read in again may be divided otherwise: then the words stand in another passage of it. */
async function movedTo(
  reader: ReportReader,
  { reportId, quote }: Citation,
): Promise<PassageWithReport | null> {
  const passage = (await reader.listPassages(reportId)).find(({ text }) => text.includes(quote));
  return passage === undefined ? null : ((await reader.getPassages([passage.id]))[0] ?? null);
}

async function locate(reader: ReportReader, text: string, passages: SentenceToCheck['passages']) {
  if (passages.length === 0) return [];
  const there = byId(await reader.getNamedPassages([...new Set(passages.map(({ passageId }) => passageId))]));
  const retrieved = [...there.values()].map(asRetrieved);
  const context = contextOf(retrieved, 'work');
  const keys = new Map(context.map(({ key, passage }) => [passage.id, key]));
  const ledger = new CitationLedger(context, retrieved);
  return passages.map(({ passageId, quote }) => {
    const located = ledger.locate(keys.get(passageId) ?? '', text, quote);
    if (located === null) throw new AktenlageError('not-found', 'This passage was not found.');
    return { located, citation: ledger.give(located).citation };
  });
}

const byId = (entries: readonly PassageWithReport[]) =>
  new Map(entries.map((entry) => [entry.passage.id, entry]));

/** Nobody searched for it: it has no score. */
const asRetrieved = (entry: PassageWithReport): RetrievedPassage => ({
  ...entry,
  score: 0,
  parts: {},
  shares: {},
  closeness: 1,
});
