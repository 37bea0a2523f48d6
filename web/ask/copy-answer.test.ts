import { describe, expect, it } from 'vitest';
import type { Claim } from '../../server/domain/index.ts';
import { createFormat } from '../i18n/format.ts';
import type { Interface } from '../i18n/index.ts';
import { strings } from '../i18n/strings.ts';
import { answerAsMarkdown, answerAsText } from './copy-answer.ts';

const words = (language: 'de' | 'en'): Interface => ({
  language,
  format: createFormat(language),
  t: (key, values = {}) =>
    strings[key as keyof typeof strings][language].replace(/\{\{(\w+)\}\}/gu, (_, name: string) =>
      String(values[name]),
    ),
});

const TEXT = 'Two freighters turned back. [1]\nThe lock is open. [2]';
const claim = (text: string, citation: number, more: Partial<Claim> = {}): Claim => ({
  text,
  start: TEXT.indexOf(text),
  end: TEXT.indexOf(text) + text.length,
  citations: [citation],
  verdict: { status: 'supported', method: 'verbatim', reason: '' },
  ...more,
});
const answer = {
  question: 'What happened at the lock?',
  text: TEXT,
  claims: [
    claim('Two freighters turned back.', 1, {
      attribution: { source: 'Rumours [1] of *Dorvale*', grade: 'D4', publishedOn: '2027-02-03' },
    }),
    claim('The lock is open.', 2),
  ],
  citations: [],
  marking: 'OFFEN' as const,
  asOf: '2027-02-10',
};

describe('a copied answer', () => {
  it('says before a sentence that only weak sources carry whose it is', () => {
    expect(answerAsText(answer, words('en'))).toContain(
      'According to Rumours [1] of *Dorvale* (D4), 3 Feb 2027: Two freighters turned back. [1]\nThe lock is open. [2]',
    );
    expect(answerAsText(answer, words('de'))).toContain(
      'Laut Rumours [1] of *Dorvale* (D4), 03.02.2027: Two freighters',
    );
  });

  it('does so in Markdown, where the title stays text', () => {
    expect(answerAsMarkdown(answer, words('en'))).toContain(
      '*According to Rumours \\[1\\] of \\*Dorvale\\* (D4), 3 Feb 2027:* Two freighters turned back. [^1]\nThe lock is open. [^2]',
    );
  });

  it('says when the source has no date', () => {
    const [first, second] = answer.claims;
    if (first?.attribution === undefined || second === undefined) throw new Error('two claims');
    const undated = { ...first, attribution: { ...first.attribution, publishedOn: null } };
    expect(answerAsText({ ...answer, claims: [undated, second] }, words('de'))).toContain(
      '(D4), ohne Datum: Two freighters',
    );
  });

  it('leaves an answer without such sentences as it is', () => {
    const plain = { ...answer, claims: answer.claims.map(({ attribution: _, ...rest }) => rest) };
    expect(answerAsText(plain, words('en'))).toContain(`\n\n${TEXT}`);
  });
});
