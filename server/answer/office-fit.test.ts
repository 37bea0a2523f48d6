import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.ts';
import { matchable } from './match-terms.ts';
import { officeFit, withoutHoldersElsewhere } from './office-fit.ts';

const trustIn = (question: string, text: string, beside = ''): number =>
  officeFit(
    analyseQuestion(question),
    { text, near: [matchable(text, ['de', 'en'])], passage: matchable(`${beside} ${text}`, ['de', 'en']) },
    new Map(),
  );

describe('officeFit', () => {
  it.each([
    ['Who is the foreign minister of Ruvia?', 'Foreign Minister Pelk of Ruvia said so.'],
    ['Who is the foreign minister of Ruvia?', 'Ruvia’s Foreign Minister, Ana Pelk, said so.'],
    ['Who is the foreign minister of Ruvia?', 'The Ruvian foreign minister, Ana Pelk, said so.'],
    ['Who is the foreign minister of France?', 'The French foreign minister, Ana Pelk, said so.'],
    ['Who is the prime minister of the Netherlands?', 'Dutch Prime Minister Ana Pelk said so.'],
    ['Who is Ruvia’s foreign minister?', 'The foreign minister of Ruvia, Ana Pelk, said so.'],
    ['Wer ist der Außenminister von Ruvien?', 'Der Außenminister Ruviens, Jan Pelk, sagte das.'],
    ['Wer ist Ruviens Außenministerin?', 'Die ruvische Außenministerin Ana Pelk sagte das.'],
    ['Who was the president who studied at Halm?', 'President Ana Pelk went there.'],
    [
      'Who is the General Manager of the Hawks?',
      'He led the Hawks and is Norva’s Vice President and General Manager.',
    ],
    ['Who signed the treaty with Ruvia?', 'The foreign minister of Tolmar signed it.'],
  ])('leaves %j with %j alone', (question, text) => {
    expect(trustIn(question, text)).toBe(1);
  });

  it.each([
    ['Who is the foreign minister of Ruvia?', 'The foreign minister of Tolmar, Ivo Senn, went to Ruvia.'],
    ['Who is the foreign minister of Ruvia?', 'Tolmar’s foreign minister received the ambassador of Ruvia.'],
    ['Who is Ruvia’s foreign minister?', 'Rumland’s foreign minister, Ivo Senn, said so.'],
    ['Who is the foreign minister of Ruvia?', 'The Rumlandian foreign minister, Ivo Senn, said so.'],
    ['Wer ist der Außenminister von Ruvien?', 'Der Außenminister Tolmars, Ivo Senn, reiste nach Ruvien.'],
    ['Wer ist Ruviens Außenminister?', 'Der tolmarische Außenminister Senn reiste nach Ruvien.'],
    ['Who is the prime minister of Ruvia?', 'The assembly elected Ana Pelk as Prime Minister.'],
  ])('trusts little where %j meets %j', (question, text) => {
    expect(trustIn(question, text)).toBeLessThan(0.4);
  });

  it('asks for both places of an ambassador', () => {
    const sent = 'The ambassador of Ruvia in Halm, Ana Pelk, said so.';
    expect(trustIn('Who is the ambassador of Ruvia in Halm?', sent)).toBe(1);
    expect(trustIn('Who is the ambassador of Ruvia in Tessen?', sent)).toBeLessThan(0.5);
  });

  it('trusts a place that stands only elsewhere in the passage less', () => {
    const far = trustIn(
      'Who is the prime minister of Ruvia?',
      'Prime Minister Pelk said so.',
      'Rain fell in Ruvia.',
    );
    expect(far).toBeGreaterThan(0.4);
    expect(far).toBeLessThan(0.5);
  });
});

describe('withoutHoldersElsewhere', () => {
  const analysis = analyseQuestion('Wer ist Außenminister von Ruvien?');
  const left = (...texts: string[]) =>
    withoutHoldersElsewhere(
      texts.map((text) => ({ text })),
      analysis,
      () => new Map(),
    ).map(({ text }) => text);

  it('leaves out who holds the office elsewhere by another sentence', () => {
    expect(
      left(
        'Außenminister Pelk aus Ruvien sagte zu.',
        'Außenminister Senn nannte das ärgerlich.',
        'Der Außenminister Tolmars, Ivo Senn, reiste ab.',
      ),
    ).toEqual(['Außenminister Pelk aus Ruvien sagte zu.']);
  });

  it('leaves everything where nobody is placed elsewhere', () => {
    expect(left('Außenminister Pelk sagte zu.', 'Außenminister Senn sagte ab.')).toHaveLength(2);
  });
});
