import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { splitSentences } from '../../server/text/index.ts';
import { readClapnq } from '../cases-import/clapnq.ts';
import { RowReader } from '../cases-import/imported.ts';
import { importWiceTokens } from '../cases-import/span-labels.ts';
import { BadCaseFile, loadCases } from '../load-cases.ts';
import { claimsOfSpans } from './span-claims.ts';

/** A sentence with its evidence and what people say of the two. */
export interface LabelledClaim {
  readonly id: string;
  readonly sentence: string;
  readonly evidence: string;
  readonly language: string;
  /** 1 carried, 0.5 partly, 0 not. */
  readonly label: number;
  /** Claims on one source hang together. */
  readonly cluster: string;
  /** The response that the sentence stands in, where whole responses were labelled. */
  readonly response?: string;
}

export interface LabelledSet {
  readonly name: string;
  /** What the labels mean, for the reader of the report. */
  readonly about: string;
  readonly claims: readonly LabelledClaim[];
}

const WiceSchema = z.object({
  label: z.enum(['supported', 'partially_supported', 'not_supported']),
  supporting_sentences: z.array(z.array(z.number().int())),
  claim: z.string(),
  evidence: z.array(z.string()),
  meta: z.object({ id: z.string(), claim_title: z.string() }),
});
const WICE_LABELS = { supported: 1, partially_supported: 0.5, not_supported: 0 } as const;

/** Every labelled set that lies in the folder; those that are not there are left out. @throws BadCaseFile */
export async function loadLabelledSets(folder: string): Promise<LabelledSet[]> {
  const sets: LabelledSet[] = [];
  const wice = path.join(folder, 'wice/claim_dev.jsonl');
  if (existsSync(wice)) sets.push(await loadWice(wice));
  const tokens = path.join(folder, 'wice/nonsupported_tokens_dev.jsonl');
  if (existsSync(tokens)) sets.push(await loadWiceTokens(tokens));
  const clapnq = path.join(folder, 'clapnq/answerable.jsonl');
  if (existsSync(clapnq)) sets.push(await loadClapnq(clapnq));
  const expertqa = path.join(folder, 'expertqa/expertqa_policy.jsonl');
  if (existsSync(expertqa)) sets.push(await loadExpertQa(expertqa));
  return sets;
}

/** WiCE (Kamoi et al. 2023): Wikipedia's claims and the web pages that they cite, whole. */
export async function loadWice(file: string): Promise<LabelledSet> {
  const reader = new RowReader(path.basename(file));
  const rows = reader.rows(await readFile(file, 'utf8'), WiceSchema);
  reader.finish();
  return {
    name: 'wice',
    about: 'Wikipedia claims with the whole pages that they cite; partly supported counts as not supported.',
    claims: rows.map(({ row }) => ({
      id: row.meta.id,
      sentence: row.claim,
      evidence: row.evidence.join('\n'),
      language: 'en',
      label: WICE_LABELS[row.label],
      cluster: row.meta.claim_title,
    })),
  };
}

/**
 * Own responses with marked words: a case file and the folder of its sources, read as plain text.
 *
 * @throws BadCaseFile, also where no response is labelled or a source is missing
 */
export async function loadSpanSet(casesFile: string, corpus: string): Promise<LabelledSet> {
  const { cases, file } = await loadCases(casesFile);
  const texts = new Map<string, string>();
  for (const { expect } of cases) {
    for (const { source } of expect.citations) {
      const document = path.resolve(corpus, source);
      if (!document.startsWith(path.resolve(corpus) + path.sep) || !existsSync(document)) continue;
      if (!texts.has(source)) texts.set(source, await readFile(document, 'utf8'));
    }
  }
  const { claims, withoutSource } = claimsOfSpans(cases, (source) => texts.get(source) ?? null);
  const fail = (message: string): never => {
    throw new BadCaseFile(file, [{ line: 0, field: 'response.labels', message }]);
  };
  // A set of which a part is silently missing would measure another set.
  if (withoutSource.length > 0) {
    fail(
      `the sources of ${withoutSource.length} responses are not in ${corpus}: ${withoutSource.slice(0, 5).join(', ')}`,
    );
  }
  if (claims.length === 0) fail('no response has marked words; import them with ragtruth or wice-tokens');
  return {
    name: file.replace(/\.jsonl$/u, ''),
    about: 'Sentences of responses in which people marked the words that the source does not carry.',
    claims,
  };
}

/** WiCE's token labels: a claim with a word that people did not find in the pages is not supported. */
async function loadWiceTokens(file: string): Promise<LabelledSet> {
  const { cases, documents } = importWiceTokens(await readFile(file, 'utf8'), path.basename(file));
  return {
    name: 'wice-tokens',
    about:
      'Parts of Wikipedia claims, each with words that people did not find in the cited pages: only faults, so only recall.',
    claims: claimsOfSpans(cases, (source) => documents.get(source) ?? null).claims,
  };
}

/**
 * CLAPNQ (Rosenthal et al. 2024): people's answers sentence by sentence. Supported: with the passage that they were
 * written from. Not supported: the same sentence with the passage of the next row, which is about something else.
 */
export async function loadClapnq(file: string): Promise<LabelledSet> {
  const rows = readClapnq(await readFile(file, 'utf8'), path.basename(file)).map(({ row }) => row);
  const claims = rows.flatMap((row, index): LabelledClaim[] => {
    const answer = row.answers[0]?.answer ?? '';
    const other = rows[(index + 1) % rows.length];
    return splitSentences(answer, 'en').flatMap(({ start, end }, at) => {
      const sentence = answer.slice(start, end).trim();
      const shared = { sentence, language: 'en', cluster: row.id };
      const id = `${row.id}-${at + 1}`;
      return [
        { ...shared, id, evidence: `${row.title}\n${row.passage}`, label: 1 },
        ...(other === undefined || other === row
          ? []
          : [{ ...shared, id: `${id}-swapped`, evidence: `${other.title}\n${other.passage}`, label: 0 }]),
      ];
    });
  });
  return {
    name: 'clapnq',
    about:
      'Sentences of human answers, with their own passage (supported) and with another one (not supported).',
    claims,
  };
}

const ExpertSchema = z.object({
  question: z.string(),
  annotator_id: z.string(),
  answers: z.record(
    z.string(),
    z.object({
      claims: z.array(
        z.object({
          claim_string: z.string(),
          evidence: z.array(z.string()),
          support: z.string().nullish(),
        }),
      ),
    }),
  ),
});
const EXPERT_LABELS: Readonly<Record<string, number>> = {
  Complete: 1,
  Partial: 0.5,
  Incomplete: 0,
  Missing: 0,
};

/** ExpertQA (Malaviya et al. 2024): claims of real systems with the evidence they gave, labelled by experts. */
export async function loadExpertQa(file: string): Promise<LabelledSet> {
  const reader = new RowReader(path.basename(file));
  const rows = reader.rows(await readFile(file, 'utf8'), ExpertSchema);
  reader.finish();
  const claims = rows.flatMap(({ row, line }) =>
    Object.entries(row.answers).flatMap(([system, { claims: made }]) =>
      made.flatMap(({ claim_string, evidence, support }, at): LabelledClaim[] => {
        const label = EXPERT_LABELS[support ?? ''];
        const text = evidence.join('\n').trim();
        if (label === undefined || text === '') return [];
        return [
          {
            id: `${line}-${system}-${at + 1}`,
            sentence: claim_string.replace(/\[\d+\]/gu, '').trim(),
            evidence: text,
            language: 'en',
            label,
            cluster: String(line),
          },
        ];
      }),
    ),
  );
  return {
    name: 'expertqa',
    about: 'Claims of real systems with the evidence they gave, labelled by experts.',
    claims,
  };
}
