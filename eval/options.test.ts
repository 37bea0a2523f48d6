import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from './options.ts';
import { testCase } from './scorers/testing.ts';
import { selectSuite } from './suites.ts';

describe('readOptions', () => {
  it('reads what it knows and refuses what it does not', () => {
    expect(readOptions([])).toMatchObject({ json: false, margin: 0.03, writeBaseline: null });
    expect(readOptions(['--cases', 'a.jsonl', '--json'])).toMatchObject({ cases: 'a.jsonl', json: true });
    for (const bad of [['--nonsense'], ['stray'], ['--margin', 'x'], ['--margin', '2'], ['--who', 'me']]) {
      expect(() => readOptions(bad)).toThrow(UsageError);
    }
  });

  it('wants a name and a reason for a baseline', () => {
    expect(() => readOptions(['--write-baseline', '--who', 'me'])).toThrow(/--why/);
    expect(readOptions(['--write-baseline', '--who', 'me', '--why', 'first']).writeBaseline).toEqual({
      who: 'me',
      why: 'first',
    });
  });
});

describe('selectSuite', () => {
  it('takes the sample by default and names own files after themselves', () => {
    const sample = selectSuite({}, '/project', '/elsewhere');
    expect(sample).toMatchObject({ name: 'sample', casesFile: '/project/eval/cases/sample.jsonl' });
    // What CI calls the suite of a pull request has no baseline of its own.
    const pull = selectSuite({ suite: 'pr' }, '/project', '/elsewhere');
    expect(pull).toMatchObject({ name: sample.name, casesFile: sample.casesFile });
    const all = Array.from({ length: 60 }, (_, index) => ({ ...testCase(), id: `c${index}` }));
    expect(pull.select(all)).toEqual(sample.select(all));
    const own = selectSuite(
      { cases: 'devset/questions.jsonl', corpus: 'devset/docs' },
      '/project',
      '/elsewhere',
    );
    expect(own).toMatchObject({ name: 'devset', corpusDir: '/elsewhere/devset/docs' });
  });

  it('says of which suites the documents may lack', () => {
    expect(selectSuite({ suite: 'own-words' }, '/a/project', '/p')).toMatchObject({
      isBorrowed: true,
      corpusDir: '/a/shared/data/devset/docs',
    });
    expect(selectSuite({ suite: 'own-words', corpus: 'docs' }, '/a/project', '/p').isBorrowed).toBe(false);
    expect(selectSuite({}, '/a/project', '/p').isBorrowed).toBe(false);
  });

  it('selects by tag, language or category, and spreads a limit over the file', () => {
    const cases = Array.from({ length: 200 }, (_, i) => ({
      ...testCase(),
      id: `c${i}`,
      lang: i % 2 === 0 ? 'de' : 'en',
    }));
    expect(selectSuite({ suite: 'de' }, '/p', '/p').select(cases)).toHaveLength(100);
    const smoke = selectSuite({ suite: 'smoke' }, '/p', '/p').select(cases);
    expect(smoke).toHaveLength(50);
    expect(smoke.at(-1)?.id).toBe('c196');
  });
});
