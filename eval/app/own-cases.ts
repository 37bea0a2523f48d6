import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  AktenlageError,
  type Answer,
  type EvaluationCase,
  type EvaluationCaseEdit,
  type Feedback,
} from '../../server/domain/index.ts';
import { type EvalCase, EvalCaseSchema } from '../case.ts';
import { BadCaseFile, parseCases } from '../load-cases.ts';
import { isMissing } from '../missing-file.ts';

/** The cases of one asker, in a JSONL file that the command line reads as it is. */
export class OwnCases {
  readonly #file: string;
  #writing: Promise<unknown> = Promise.resolve();
  constructor(folder: string) {
    this.#file = path.join(folder, 'cases.jsonl');
  }

  async list(): Promise<EvalCase[]> {
    let content: string;
    try {
      content = await readFile(this.#file, 'utf8');
    } catch (thrown) {
      if (isMissing(thrown)) return [];
      throw thrown;
    }
    return content.trim() === '' ? [] : [...parseCases(content, 'cases.jsonl').cases];
  }

  /** One change after the other; written beside and renamed. */
  change<T>(edit: (cases: EvalCase[]) => { cases: EvalCase[]; result: T }): Promise<T> {
    const next = this.#writing.then(async () => {
      const { cases, result } = edit(await this.list());
      await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      const beside = `${this.#file}.tmp`;
      await writeFile(beside, cases.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
      await rename(beside, this.#file);
      return result;
    });
    this.#writing = next.catch(() => undefined);
    return next;
  }
}

const MOST_CASES = 5000;

/**
 * A file of cases over those that are there: one with a known id replaces it.
 *
 * @throws AktenlageError `bad-request` with line and field of every fault
 */
export function withFile(
  cases: readonly EvalCase[],
  content: string,
): { readonly cases: EvalCase[]; readonly result: { readonly added: number; readonly replaced: number } } {
  let read: readonly EvalCase[];
  try {
    read = parseCases(content, 'file').cases;
  } catch (thrown) {
    if (!(thrown instanceof BadCaseFile)) throw thrown;
    throw new AktenlageError('bad-request', thrown.message, { cause: thrown });
  }
  const incoming = new Map(read.map((one) => [one.id, one]));
  const known = new Set(cases.map(({ id }) => id));
  const kept = cases.map((one) => incoming.get(one.id) ?? one);
  const added = read.filter(({ id }) => !known.has(id));
  if (kept.length + added.length > MOST_CASES) {
    throw new AktenlageError('bad-request', `More than ${MOST_CASES} questions; use the command line.`);
  }
  return {
    cases: [...kept, ...added],
    result: { added: added.length, replaced: read.length - added.length },
  };
}

export function presentCase(evalCase: EvalCase): EvaluationCase {
  const { id, lang, category, question, tags, asOf, note, review, expect } = evalCase;
  return {
    id,
    lang,
    category,
    question,
    tags,
    asOf: asOf ?? null,
    note: note ?? '',
    reviewed: review === undefined,
    expect: {
      answerable: expect.answerable,
      reference: expect.reference ?? '',
      nuggets: expect.nuggets.map(({ text, aliases, weight }) => ({ text, aliases, weight })),
      citations: expect.citations.map(({ source, page, quote }) => ({
        source,
        page: page ?? null,
        quote: quote ?? '',
      })),
      conflict: expect.conflict.map(({ source, value, aliases }) => ({ source, value, aliases })),
      supersession:
        expect.supersession === undefined
          ? null
          : {
              current: {
                source: expect.supersession.current.source,
                value: expect.supersession.current.value ?? '',
              },
              superseded: { source: expect.supersession.superseded.source },
            },
      mustNotSay: expect.mustNotSay,
    },
  };
}

/** What a person edits replaces what stood there; what the page does not show (canaries) stays. */
export function withEdit(evalCase: EvalCase, edit: EvaluationCaseEdit): EvalCase {
  const { asOf: _asOf, note: _note, review: _review, expect, ...rest } = evalCase;
  const { reference: _reference, supersession: _supersession, ...kept } = expect;
  const { supersession } = edit.expect;
  return EvalCaseSchema.parse({
    ...rest,
    question: edit.question,
    category: edit.category,
    ...(edit.asOf === null ? {} : { asOf: edit.asOf }),
    ...(edit.note === '' ? {} : { note: edit.note }),
    ...(edit.reviewed ? {} : { review: 'unreviewed' }),
    expect: {
      ...kept,
      answerable: edit.expect.answerable,
      ...(edit.expect.reference === '' ? {} : { reference: edit.expect.reference }),
      nuggets: edit.expect.nuggets,
      citations: edit.expect.citations.map(({ source, page, quote }) => ({
        source,
        ...(page === null ? {} : { page }),
        ...(quote === '' ? {} : { quote }),
      })),
      conflict: edit.expect.conflict,
      ...(supersession === null
        ? {}
        : {
            supersession: {
              current: {
                source: supersession.current.source,
                ...(supersession.current.value === '' ? {} : { value: supersession.current.value }),
              },
              superseded: supersession.superseded,
            },
          }),
      mustNotSay: edit.expect.mustNotSay,
    },
  });
}

/**
 * A draft from an answer that somebody was not content with. The quotes that the answer cited come along as evidence
 * where the fault does not lie in them; what is right only a person knows, so the case is unreviewed.
 */
export function caseFromAnswer(answer: Answer, { reason, note }: Feedback): EvalCase {
  const keepsSources = reason === 'incomplete' || reason === 'other';
  const id = createHash('sha256').update(`${answer.id}`).digest('hex').slice(0, 12);
  const told = answer.status === 'refused' ? `refused (${answer.refusal?.reason ?? ''})` : answer.text;
  return EvalCaseSchema.parse({
    id: `answer-${id}`,
    lang: answer.language,
    category: answer.status === 'refused' && reason !== 'should-have-answered' ? 'unanswerable' : 'feedback',
    question: answer.question,
    tags: ['feedback', reason],
    asOf: answer.asOf,
    expect: {
      answerable: reason !== 'should-have-refused',
      citations: keepsSources
        ? answer.citations.map(({ sourceKey, page, quote }) => ({
            source: sourceKey,
            ...(page === null ? {} : { page }),
            quote: quote.slice(0, 20_000),
          }))
        : [],
    },
    // The note holds the words of the answer.
    copiedFrom: [...new Set(answer.citations.map(({ sourceKey }) => sourceKey))].slice(0, 200),
    note: `${reason}${note === '' ? '' : `: ${note}`}\n\n${told}`.slice(0, 5000),
    review: 'unreviewed',
  });
}
