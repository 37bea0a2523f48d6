import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { caseHash, clusterOf } from './case.ts';
import { BadCaseFile, loadCases, parseCases } from './load-cases.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const devset = path.resolve(here, '../../shared/data/devset/questions.jsonl');

const good = {
  id: 'c1',
  lang: 'de',
  category: 'factual',
  question: 'Wie viele?',
  expect: { answerable: true, citations: [{ source: 'a.pdf', page: 1, quote: 'drei' }] },
};
const problemsOf = (content: string): string => {
  try {
    parseCases(content, 'x.jsonl');
  } catch (thrown) {
    if (thrown instanceof BadCaseFile) return thrown.message;
    throw thrown;
  }
  return '';
};

describe('parseCases', () => {
  it('reads the format with its defaults', () => {
    const { cases } = parseCases(`\ufeff${JSON.stringify(good)}\r\n\n`, 'x.jsonl');
    expect(cases).toHaveLength(1);
    expect(cases[0]?.expect.nuggets).toEqual([]);
    expect(cases[0] && clusterOf(cases[0])).toBe('a.pdf');
  });

  it('names line and field of every fault', () => {
    const bad = {
      ...good,
      id: 'c2',
      lang: 'Deutsch',
      expect: { answerable: 'yes', citations: [{ source: 'a', quote: '' }] },
    };
    const message = problemsOf(
      `${JSON.stringify(good)}\n{"id":\n${JSON.stringify(bad)}\n${JSON.stringify(good)}`,
    );
    expect(message).toMatch(/^x\.jsonl:2: is no JSON/m);
    expect(message).toMatch(/^x\.jsonl:3: lang: /m);
    expect(message).toMatch(/^x\.jsonl:3: expect\.answerable: /m);
    expect(message).toMatch(/^x\.jsonl:3: expect\.citations\[0\]\.quote: /m);
    expect(message).toMatch(/^x\.jsonl:4: id: "c1" already stands in line 1$/m);
  });

  it('refuses an unknown field, an empty file and a missing file', async () => {
    expect(problemsOf(JSON.stringify({ ...good, expcet: 1 }))).toMatch(/expcet/);
    expect(problemsOf('\n\n')).toMatch(/holds no case/);
    await expect(loadCases(path.join(here, 'no-such-file.jsonl'))).rejects.toThrow(/there is no such file/);
  });

  it('gives a hash that does not depend on order, and changes with an expectation', () => {
    const second = { ...good, id: 'c2' };
    const one = parseCases(`${JSON.stringify(good)}\n${JSON.stringify(second)}`, 'x').hash;
    const other = parseCases(`${JSON.stringify(second)}\n${JSON.stringify(good)}`, 'x').hash;
    expect(one).toBe(other);
    const [first] = parseCases(JSON.stringify(good), 'x').cases;
    const [changed] = parseCases(JSON.stringify({ ...good, expect: { answerable: false } }), 'x').cases;
    expect(first && changed && caseHash(first) !== caseHash(changed)).toBe(true);
  });

  it('recognises the shape of the devset', () => {
    const row = {
      id: 'D22',
      lang: 'en',
      kind: 'conflict_supersession',
      question: 'When?',
      answer: 'They conflict.',
      answerable: true,
      evidence: [
        { file: 'a.xml', quote: 'On July 8, 1848' },
        { file: 'b.xml', page: 2, quote: 'On July 8, 1849' },
      ],
    };
    const [evalCase] = parseCases(JSON.stringify(row), 'q.jsonl').cases;
    expect(evalCase?.category).toBe('conflict_supersession');
    expect(evalCase?.expect.citations[1]).toEqual({ source: 'b.xml', page: 2, quote: 'On July 8, 1849' });
    expect(evalCase?.expect.conflict.map(({ source }) => source)).toEqual(['a.xml', 'b.xml']);
    expect(problemsOf(JSON.stringify({ ...row, evidence: [{ file: 'a' }] }))).toMatch(
      /:1: evidence\[0\]\.quote/,
    );
  });

  it.skipIf(!existsSync(devset))('reads the whole devset', async () => {
    const { cases } = await loadCases(devset);
    expect(cases).toHaveLength(30);
    expect(cases.filter(({ expect: { answerable } }) => !answerable)).toHaveLength(6);
  });
});
