import { describe, expect, it } from 'vitest';
import { checkClaim } from './check-claim.ts';

const evidence = (passage: string, language = 'de') => [{ passage, text: `Titel\n${passage}`, language }];
const german = evidence(
  'Der Bundestag hat am 27. Februar 2015 mit 541 Ja-Stimmen der Verlängerung der Finanzhilfe zugestimmt.',
);

describe('checkClaim', () => {
  it.each([
    [
      'verbatim',
      'Der Bundestag hat am 27. Februar 2015 mit 541 Ja-Stimmen der Verlängerung der Finanzhilfe zugestimmt.',
      'supported',
      'verbatim',
    ],
    [
      'same figures, same words',
      'Am 27.02.2015 stimmte der Bundestag mit 541 Ja-Stimmen der Verlängerung zu.',
      'supported',
      'overlap',
    ],
    [
      'wrong number',
      'Der Bundestag stimmte mit 514 Ja-Stimmen der Verlängerung der Finanzhilfe zu.',
      'unsupported',
      'numbers',
    ],
    [
      'wrong date',
      'Der Bundestag hat am 28. Februar 2015 der Verlängerung der Finanzhilfe zugestimmt.',
      'unsupported',
      'numbers',
    ],
    [
      'other words',
      'Die Fischereiquoten wurden wegen schrumpfender Bestände deutlich gesenkt.',
      'unsupported',
      'overlap',
    ],
  ])('%s', (_name, sentence, status, method) => {
    expect(checkClaim(sentence, german, [], 'de', 'de')).toMatchObject({ status, method });
  });

  it('calls a sentence without a citation uncited, whatever it says', () => {
    expect(checkClaim('Der Himmel ist blau.', [], [], 'de', 'de')).toMatchObject({ status: 'uncited' });
  });

  it('names a fabricated quote', () => {
    const verdict = checkClaim(
      'Der Bundestag hat der Verlängerung der Finanzhilfe zugestimmt.',
      german,
      ['fabricated'],
      'de',
      'en',
    );
    expect(verdict).toMatchObject({ status: 'unsupported', reason: expect.stringContaining('do not stand') });
  });

  it('does not claim to have checked more than figures across languages', () => {
    expect(checkClaim('The Bundestag agreed on 27 February 2015.', german, [], 'en', 'en')).toMatchObject({
      status: 'unchecked',
    });
    expect(checkClaim('The Bundestag agreed on 28 February 2015.', german, [], 'en', 'en')).toMatchObject({
      status: 'unsupported',
    });
  });
});
