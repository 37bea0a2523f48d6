import { describe, expect, it } from 'vitest';
import { compareCertainty } from './certainty.ts';
import { findConfidence, findLikelihood } from './likelihood.ts';

const de = (text: string) => ({ text, language: 'de' });
const en = (text: string) => ({ text, language: 'en' });
const estimates = (text: string, language: string) =>
  findLikelihood(text, language)
    .filter(({ weak }) => !weak)
    .map(({ term, band: [from, to] }) => `${term} ${from}-${to}`);

describe('terms of likelihood', () => {
  it.each([
    ['en', 'It is almost certain that the pass will close.', 'almost certain 95-99'],
    ['en', 'The pass will almost certainly close.', 'almost certain 95-99'],
    ['en', 'The ferry line is nearly certain to be sold.', 'nearly certain 95-99'],
    ['en', 'A second round is very likely.', 'very likely 80-95'],
    ['en', 'It is highly probable that the mill reopens.', 'highly probable 80-95'],
    ['en', 'The coalition will likely hold.', 'likely 55-80'],
    ['en', 'The coalition will probably hold.', 'probable 55-80'],
    ['en', 'There is a roughly even chance of rain at the summit.', 'roughly even chance 45-55'],
    ['en', 'The vote is as likely as not to slip.', 'as likely as not 45-55'],
    ['en', 'A boycott is unlikely.', 'unlikely 20-45'],
    ['en', 'A boycott is not likely.', 'not likely 1-45'],
    ['en', 'A boycott is very unlikely.', 'very unlikely 5-20'],
    ['en', 'There is a remote chance of a strike.', 'remote 1-5'],
    ['en', 'The likelihood of a strike is remote.', 'remote 1-5'],
    ['en', 'A strike is a realistic possibility.', 'realistic possibility 40-55'],
    ['de', 'Der Pass wird nahezu sicher gesperrt.', 'nahezu sicher 95-99'],
    ['de', 'Ein zweiter Wahlgang ist sehr wahrscheinlich.', 'sehr wahrscheinlich 80-95'],
    ['de', 'Höchstwahrscheinlich tritt die Präsidentin nicht an.', 'sehr wahrscheinlich 80-95'],
    ['de', 'Die Reederei verkauft wahrscheinlich im Herbst.', 'wahrscheinlich 55-80'],
    ['de', 'Ein wahrscheinliches Ergebnis ist die Vertagung.', 'wahrscheinlich 55-80'],
    ['de', 'Beide Ausgänge sind etwa gleich wahrscheinlich.', 'etwa gleich wahrscheinlich 45-55'],
    ['de', 'Unwahrscheinlich ist ein Boykott.', 'unwahrscheinlich 20-45'],
    ['de', 'Ein Boykott ist höchst unwahrscheinlich.', 'sehr unwahrscheinlich 5-20'],
    ['de', 'Ein Boykott gilt als nahezu ausgeschlossen.', 'nahezu ausgeschlossen 1-5'],
    ['de', 'Ein Boykott ist nicht wahrscheinlich.', 'nicht wahrscheinlich 1-45'],
  ])('%s: %s', (language, text, expected) => {
    expect(estimates(text, language)).toEqual([expected]);
  });

  it.each([
    ['en', 'A strike is more likely than in spring.'],
    ['en', 'The station serves a remote valley.'],
    ['en', 'They asked how likely that was.'],
    ['en', 'The evening was certain to please.'],
    ['en', 'Send the file as soon as possible.'],
    ['en', 'The treaty entered into force in May.'],
    ['de', 'Ein Streik wird damit wahrscheinlicher.'],
    ['de', 'Die Wahrscheinlichkeit wurde nicht berechnet.'],
    ['de', 'Das ist unwahrscheinlich wichtig für die Fischer.'],
    ['de', 'Die Anlage dient der Sicherheit der Schleuse.'],
    ['de', 'Die Einreise ist nur mit Visum möglich.'],
  ])('no estimate, %s: %s', (language, text) => {
    expect(estimates(text, language)).toEqual([]);
  });

  it('knows no other language', () => expect(findLikelihood('C’est probable.', 'fr')).toEqual([]));
});

describe('terms of confidence', () => {
  it.each([
    ['en', 'We judge with high confidence that the dam holds.', 'with high confidence'],
    ['en', 'We have moderate confidence in this assessment.', 'moderate confidence in this assess'],
    ['de', 'Mit mittlerer Sicherheit beruht das auf einer Quelle.', 'Mit mittlerer Sicherheit'],
    ['de', 'Wir bewerten das mit geringer Konfidenz.', 'mit geringer Konfidenz'],
    ['en', 'Voters have low confidence in the cabinet.', null],
    ['de', 'Die hohe Sicherheit am Hafen fiel auf.', null],
  ])('%s: %s', (language, text, expected) => {
    expect(findConfidence(text, language)).toBe(expected);
  });
});

describe('a sentence against the one it cites', () => {
  it.each([
    // Strengthened.
    [en('The talks are likely to fail.'), en('The talks are almost certain to fail.'), 'shifted'],
    [en('The talks are likely to fail.'), en('The talks will very likely fail.'), 'shifted'],
    [de('Die Gespräche scheitern wahrscheinlich.'), de('Die Gespräche scheitern nahezu sicher.'), 'shifted'],
    [en('A deal is unlikely.'), en('A deal is likely.'), 'shifted'],
    [de('Ein Abkommen ist unwahrscheinlich.'), de('Ein Abkommen ist wahrscheinlich.'), 'shifted'],
    [en('The fleet might return.'), en('The fleet will probably return.'), 'shifted'],
    // Weakened.
    [en('A deal is very likely.'), en('A deal is possibly near, it is likely.'), 'shifted'],
    [
      de('Die Wahl wird sehr wahrscheinlich verschoben.'),
      de('Die Wahl könnte verschoben werden.'),
      'shifted',
    ],
    [en('There is a remote chance of war.'), en('War is unlikely.'), 'shifted'],
    // Across languages.
    [de('Ein Rückzug ist wahrscheinlich.'), en('A withdrawal is almost certain.'), 'shifted'],
    [en('A withdrawal is highly unlikely.'), de('Ein Rückzug ist wahrscheinlich.'), 'shifted'],
    [de('Ein Rückzug ist unwahrscheinlich.'), en('A withdrawal is likely.'), 'shifted'],
    // Dropped, whatever the tense.
    [en('It is likely that the union will strike.'), en('The union will strike.'), 'dropped'],
    [de('Die Gewerkschaft wird wahrscheinlich streiken.'), de('Die Gewerkschaft wird streiken.'), 'dropped'],
    [en('There is a remote chance that it floods.'), en('It floods.'), 'dropped'],
    [de('Die Union wird sehr wahrscheinlich zustimmen.'), en('The union will agree.'), 'dropped'],
    // Kept.
    [en('A deal is likely.'), en('A deal is probable.'), undefined],
    [en('A deal is likely.'), de('Ein Abkommen ist wahrscheinlich.'), undefined],
    [de('Ein Abkommen ist sehr wahrscheinlich.'), en('A deal is very likely.'), undefined],
    [en('It is not likely that it rains.'), en('Rain is unlikely.'), undefined],
    [de('Der Bau dürfte im Mai enden.'), en('Construction is likely to end in May.'), undefined],
    [de('Der Bau soll voraussichtlich im Mai enden.'), de('Der Bau wird im Mai enden.'), undefined],
    [en('A deal is more likely than before.'), en('A deal has become more likely.'), undefined],
    [en('The road is closed.'), en('The road is closed.'), undefined],
    [en('The deal would likely lapse.'), en('The deal would lapse.'), undefined],
  ])('$0.text / $1.text', (source, claim, kind) => {
    expect(compareCertainty(source, claim)?.kind).toBe(kind);
  });

  it('names both words with their bands', () => {
    expect(compareCertainty(de('Das ist wahrscheinlich.'), en('That is almost certain.'))).toEqual({
      kind: 'shifted',
      cue: 'wahrscheinlich, 55–80 %',
      claimed: 'almost certain, 95–99 %',
    });
  });
});
