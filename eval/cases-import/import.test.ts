import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCases, parseCases } from '../load-cases.ts';
import { locateEvidence } from '../locate-evidence.ts';
import { renderQrels } from '../report/trec-run.ts';
import { scorableFromResponse } from '../scorable-from-answer.ts';
import { discountedGain, reciprocalRank } from '../scorers/ranking.ts';
import { importFile, runImport } from './import-command.ts';
import { importPromptfoo } from './promptfoo.ts';
import { importRagTruth } from './span-labels.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const fixture = (name: string): string => path.join(here, 'testing', name);
const shared = path.resolve(here, '../../../shared/data');
const has = (name: string): boolean => existsSync(path.join(shared, name));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('sets of others, on real files', () => {
  it.skipIf(!has('xquad'))('BEIR: XQuAD in both languages, with whole passages as evidence', async () => {
    const out = path.join(folder, 'x.jsonl');
    const told = await runImport(
      [
        'beir',
        path.join(shared, 'xquad'),
        '--lang',
        'de',
        '--out',
        out,
        '--corpus',
        path.join(folder, 'docs'),
      ],
      folder,
    );
    expect(told).toContain('1190 cases');
    expect(await readdir(path.join(folder, 'docs'))).toHaveLength(240);
    const { cases } = await loadCases(out);
    expect(cases).toHaveLength(1190);
    expect(cases[0]?.expect.citations).toEqual([{ source: 'de-p000.txt' }]);
    const english = await importFile('beir', path.join(shared, 'xquad'), 'en');
    expect(english.cases[0]?.expect.citations).toEqual([{ source: 'en-p000.txt' }]);
    // Ids depend on the set's own ids alone: the same in both languages and in the next import.
    expect(english.cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  });

  it.skipIf(!has('piaf-fr'))('BEIR: PIAF in French', async () => {
    const { cases, documents } = await importFile('beir', path.join(shared, 'piaf-fr'), 'fr');
    expect(cases.length).toBeGreaterThan(100);
    expect(
      cases.every(({ expect: { citations } }) => citations.every(({ source }) => documents.has(source))),
    ).toBe(true);
  });

  it.skipIf(!has('grounding/clapnq'))(
    'CLAPNQ: answers with evidence, and rows without an answer',
    async () => {
      const answerable = await importFile(
        'clapnq',
        path.join(shared, 'grounding/clapnq/answerable.jsonl'),
        'en',
      );
      expect(answerable.cases).toHaveLength(150);
      expect(answerable.cases.every((one) => one.expect.answerable)).toBe(true);
      const evidence = answerable.cases.flatMap((one) => one.expect.citations);
      expect(evidence.length).toBeGreaterThan(150);
      expect(
        evidence.every(({ source, quote }) => answerable.documents.get(source)?.includes(quote ?? '?')),
      ).toBe(true);
      const silent = await importFile(
        'clapnq',
        path.join(shared, 'grounding/clapnq/unanswerable.jsonl'),
        'en',
      );
      expect(silent.cases.filter((one) => one.expect.answerable)).toEqual([]);
    },
  );

  it.skipIf(!has('grounding/wice'))('span labels: WiCE’s tokens become words of the claim', async () => {
    const { cases } = await importFile(
      'wice-tokens',
      path.join(shared, 'grounding/wice/nonsupported_tokens_dev.jsonl'),
      'en',
    );
    expect(cases).toHaveLength(124);
    const [first] = cases;
    const marked = first?.response?.labels?.map(({ start, end }) => first.response?.text.slice(start, end));
    expect(marked).toEqual(['is the only one dedicated']);
  });
});

describe('sets of others, on fictional files in their form', () => {
  it('RAGAS: rows of both generations become stored responses', async () => {
    const { cases, documents } = await importFile('ragas', fixture('ragas.jsonl'), 'en');
    expect(documents.size).toBe(3);
    expect(cases.map(({ question }) => question)).toEqual([
      'How many boats does the fleet of Lumen have?',
      'When was the pier closed?',
    ]);
    expect(cases[0]?.response?.text).toBe(
      'The fleet of Lumen has 38 boats. [1, 2] It fishes for herring. [1, 2]',
    );
    expect(cases[0]?.expect.citations).toEqual([{ source: 'ragas-1-context-1.txt' }]);
    expect(cases[1]?.expect).toMatchObject({ reference: '12 May 2024', citations: [] });
  });

  it('promptfoo: deterministic assertions are taken, programs are refused with their line', async () => {
    const { cases } = await importFile('promptfoo', fixture('promptfoo.yaml'), 'en');
    expect(cases.map(({ id, expect: { answerable } }) => [id, answerable])).toEqual([
      ['promptfoo-1-fleet', true],
      ['promptfoo-2', false],
      ['promptfoo-3', true],
      ['promptfoo-4.1-a_list_of_questions_and_a_template_as_the_published_example', true],
      ['promptfoo-4.2-a_list_of_questions_and_a_template_as_the_published_example', true],
    ]);
    expect(cases[4]).toMatchObject({
      question: 'Who closed the pier?',
      expect: { mustNotSay: ['as an AI', 'no idea'] },
    });
    expect(cases[0]?.expect).toMatchObject({
      nuggets: [{ text: '38 boats', aliases: ['thirty-eight boats'] }],
      mustNotSay: ['as an AI', '83 boats'],
    });
    expect(cases[2]?.expect.nuggets.map(({ text }) => text)).toEqual(['12 May 2024', 'Vale']);
    const bad = `tests:\n  - vars: {question: A?}\n    assert:\n      - type: javascript\n        value: output.length > 3\n      - type: llm-rubric\n        value: is kind\n  - vars: {}\n`;
    expect(() => importPromptfoo(bad, 'p.yaml', 'en')).toThrow(
      /p\.yaml:4: tests\.0\.assert\.0\.type: "javascript" runs a program[\s\S]*p\.yaml:6: .*"llm-rubric" is not supported[\s\S]*p\.yaml:8: tests\[1\]\.vars/,
    );
    // Asked for, what no rule decides is left out, and the case is a draft that says so.
    const rag = `tests:\n  - vars: {query: Q?}\n    assert:\n      - {type: contains, value: $500}\n      - {type: factuality, value: up to 500}\n      - {type: context-recall, threshold: 0.9}\n  - vars: {query: R?}\n    assert: [{type: contains, value: x}]\n`;
    expect(() => importPromptfoo(rag, 'p.yaml', 'en')).toThrow(/"factuality" is not supported/);
    const drafts = importPromptfoo(rag, 'p.yaml', 'en', true);
    expect(drafts.cases).toMatchObject([
      {
        review: 'unreviewed',
        note: 'Left out at the import: factuality, context-recall.',
        expect: { reference: 'up to 500', nuggets: [{ text: '$500' }] },
      },
      { expect: { nuggets: [{ text: 'x' }] } },
    ]);
    expect(drafts.cases[1]?.review).toBeUndefined();
    expect(drafts.notes.join()).toContain('1 tests');
    const lost = `tests:\n  - vars: {query: Q?}\n    assert:\n      - $ref: '#/assertionTemplates/none'\n`;
    expect(() => importPromptfoo(lost, 'p.yaml', 'en')).toThrow(/p\.yaml:4: .*\$ref: leads to no assertion/);
    expect(() => importPromptfoo('tests: tests.csv', 'p.yaml', 'en')).toThrow(/must be a list/);
    expect(() => importPromptfoo('tests: [', 'p.yaml', 'en')).toThrow(/p\.yaml:1/);
  });

  it('KILT: answers are aliases of one fact, provenance names documents', async () => {
    const { cases } = await importFile('kilt', fixture('kilt.jsonl'), 'en');
    expect(cases[0]?.expect).toMatchObject({
      nuggets: [{ text: '38', aliases: ['thirty-eight'] }],
      citations: [{ source: '90210.txt' }],
    });
  });

  it('RAGTruth: marked words keep their offsets, and wrong offsets are named', async () => {
    const { cases, documents } = await importFile('ragtruth', fixture('response.jsonl'), 'en');
    expect(documents.get('ragtruth-15.txt')).toContain('Inspector Vale');
    expect(cases[0]?.question).toBe('What happened in Lumen?');
    const [label] = cases[0]?.response?.labels ?? [];
    expect(cases[0]?.response?.text.slice(label?.start, label?.end)).toBe('since June 12');
    const shifted = (await readFile(fixture('response.jsonl'), 'utf8')).replace('"start": ', '"start": 1');
    expect(() => importRagTruth(shifted, 'r.jsonl', null, 'en')).toThrow(
      /r\.jsonl:1: labels\[0\]: "since June 12"/,
    );
  });

  it('TREC: a run is scored without the documents, with ties as trec_eval breaks them', async () => {
    const out = path.join(folder, 't.jsonl');
    await runImport(['trec', fixture('qrels.trec'), '--run', fixture('run.trec'), '--out', out], folder);
    const { cases } = await loadCases(out);
    const scores = [];
    for (const evalCase of cases) {
      if (evalCase.response === undefined) throw new Error('no stored run');
      const reader = {} as Parameters<typeof locateEvidence>[0];
      const evidence = await locateEvidence(reader, evalCase.expect.citations, true);
      const answer = await scorableFromResponse(reader, evalCase.response, 'en');
      scores.push([
        reciprocalRank.score(evalCase, answer, evidence).value,
        discountedGain.score(evalCase, answer, evidence).value,
      ]);
    }
    // Topic 301, by hand: FT934-1 (0), LA01-7 (1, the tie goes to the later name), FT934-2 (2).
    const dcg = 1 / Math.log2(3) + 2 / Math.log2(4);
    const ideal = 2 / Math.log2(2) + 1 / Math.log2(3);
    expect(scores[0]?.[0]).toBe(0.5);
    expect(scores[0]?.[1]).toBeCloseTo(dcg / ideal, 12);
    expect(scores[1]).toEqual([0, 0]);
    const judged = cases.map(({ id, expect: { citations } }) => ({
      id,
      evidence: citations.map(({ source, grade }) => ({ source, ...(grade === undefined ? {} : { grade }) })),
    }));
    expect(renderQrels(judged)).toBe(
      'trec-301 0 FT934-2.txt 2\ntrec-301 0 LA01-7.txt 1\ntrec-302 0 LA01-1.txt 1\n',
    );
  });

  it('names line and field of a fault in every format', async () => {
    const faults: readonly (readonly [Parameters<typeof importFile>[0], string, RegExp])[] = [
      ['ragas', '{"user_input":""}', /x:1: user_input: must not be empty/],
      ['ragas', '{"user_input":"q","retrieved_contexts":"text"}', /x:1: retrieved_contexts: /],
      ['clapnq', '{"id":"1"}\n', /x:1: question: /],
      [
        'kilt',
        '{"id":1,"input":"q","output":[{"provenance":[{}]}]}',
        /x:1: output\.0\.provenance\.0\.wikipedia_id/,
      ],
      ['ragtruth', '\n{"id":1}', /x:2: source_id: /],
      ['wice-tokens', '{"claim":"a', /x:1: is no JSON/],
      ['trec', '1 0 d 1\n1 0 d many', /:2: grade: "many"/],
    ];
    for (const [format, content, message] of faults) {
      await writeFile(path.join(folder, 'x'), content);
      const importing = importFile(format, path.join(folder, 'x'), 'en');
      await expect(importing).rejects.toThrow(message);
    }
    await expect(importFile('kilt', path.join(folder, 'none'), 'en')).rejects.toThrow(
      /cannot be read \(ENOENT\)/,
    );
    await expect(runImport(['csv', 'x'], folder)).rejects.toThrow(/import needs a format/);
  });

  it('gives cases that our own format accepts', async () => {
    for (const [format, file] of [
      ['ragas', 'ragas.jsonl'],
      ['promptfoo', 'promptfoo.yaml'],
      ['kilt', 'kilt.jsonl'],
      ['ragtruth', 'response.jsonl'],
    ] as const) {
      const { cases } = await importFile(format, fixture(file), 'en');
      const content = cases.map((one) => JSON.stringify(one)).join('\n');
      expect(parseCases(content, file).cases).toEqual(cases);
    }
  });
});
